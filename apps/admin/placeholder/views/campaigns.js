// One message to many guests: the campaigns there are, and a new one.
import { list, newKey, post } from '../api.js';
import { badge, card, form, heading, link, make, paragraph, section, tell } from '../elements.js';
import { wordsOf } from '../problems.js';
import { counted, dayAndTime, say } from '../texts.js';
import { instantAt } from '../days.js';
import { campaign } from './campaign.js';
import { looksOfCampaign } from './campaign-looks.js';
import { filterFields, filterInWords, filterOf, typedIn } from './filter-fields.js';
import { latest, whenTyped } from './live-fields.js';
import { messagesBar } from './messages-bar.js';
import { pager } from './paging.js';
import { zoneOfVenue } from './venue-zone.js';

const limit = 20;
const looking = { who: undefined, page: 1 };

export async function campaigns(page) {
  if (page.place.one) return campaign(page, page.place.one);
  const { me, show, go } = page;
  // Who is here does not change under a page that is still being made.
  const app = { me, show, go };
  const who = `${me.id} ${me.venue_id}`;
  if (looking.who !== who) Object.assign(looking, { who, page: 1 });
  const read = await list(`/campaigns?limit=${limit}&page=${looking.page}`);
  const turnTo = async (number) => {
    looking.page = number;
    await show();
  };
  return {
    title: say('campaigns'),
    content: [
      messagesBar(app, 'campaigns'),
      card(
        heading(say('campaigns')),
        paragraph(say('campaigns_text'), { class: 'quiet' }),
        read.items.length > 0
          ? make('ul', { class: 'rows' }, ...read.items.map((one) => campaignRow(app, one)))
          : paragraph(say('no_campaigns')),
        pager(read, { page: looking.page, limit }, turnTo),
      ),
      me.permissions.includes('campaigns.write') && newCampaign(app),
    ],
  };
}

function campaignRow({ me }, { id, name, status, segment_filter, started_at, scheduled_at, recipients }) {
  const when = started_at ?? scheduled_at;
  const about = [
    filterInWords(segment_filter),
    when && dayAndTime(when, zoneOfVenue(me)),
    started_at && counted('guests', recipients),
  ];
  return make(
    'li',
    { class: 'row', 'data-key': id },
    make(
      'div',
      {},
      make('b', {}, link(`campaigns/${id}`, name)),
      ' ',
      badge(say(`campaign_${status}`), looksOfCampaign[status]),
      make('p', { class: 'quiet' }, about.filter(Boolean).join(' · ')),
    ),
  );
}

function newCampaign(app) {
  const once = newKey();
  const count = make('p', { role: 'status', class: 'count' });
  const file = { name: 'file', label: say('campaign_file'), hint: say('campaign_file_hint'), type: 'file' };
  const element = form({
    fields: [
      { name: 'name', label: say('campaign_name'), hint: say('campaign_name_hint'), maxLength: 200, wide: true },
      { legend: say('campaign_audience'), fields: filterFields() },
      {
        ...{
          name: 'message_text',
          label: say('campaign_words'),
          type: 'textarea',
          rows: 6,
          maxLength: 4_096,
          wide: true,
        },
        hint: say('placeholders', { names: '{guest_name} {venue_name} {venue_address} {venue_phone}' }),
      },
      { ...file, accept: 'image/jpeg,image/png,image/webp,image/gif,application/pdf', optional: true, wide: true },
      { name: 'date', label: say('campaign_date'), hint: say('campaign_when_hint'), type: 'date', optional: true },
      { name: 'time', label: say('campaign_time'), type: 'time', optional: true },
    ],
    submit: say('campaign_save'),
    send: async ({ name, message_text, date, time, ...values }, { file: { input } }) => {
      const [picked] = input.files;
      const upload = picked && (await uploaded(picked));
      const scheduled_at = date ? instantAt(date, time || '12:00', zoneOfVenue(app.me)).toISOString() : undefined;
      const said = { name, message_text, segment_filter: filterOf(values), upload_id: upload?.id, scheduled_at };
      const { id } = await post('/campaigns', said, { 'idempotency-key': once });
      await app.go(`campaigns/${id}`);
      tell(say('campaign_saved'));
    },
  });
  element.querySelector('textarea').closest('.field').before(count);
  const preview = latest(
    () => post('/segments/preview', { filter: filterOf(typedIn(element)) }),
    ({ count: howMany, reachable }) =>
      (count.textContent = [counted('count_guests', howMany), say('reachable', reachable)].join(' · ')),
    (problem) => (count.textContent = problem.status === 400 ? say('contradiction') : wordsOf(problem)),
  );
  whenTyped(element, preview);
  void preview();
  return section(say('new_campaign'), element);
}

const uploaded = (file) =>
  post(`/uploads?file_name=${encodeURIComponent(file.name)}`, file, {
    'content-type': file.type || 'application/octet-stream',
    'idempotency-key': newKey(),
  });
