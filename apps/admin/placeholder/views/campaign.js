// One campaign: what it says to whom, how it goes, and what can be done about it.
import { get, list, post, remove } from '../api.js';
import { askFirst, badge, button, card, facts, heading, link, make, paragraph, section, tell } from '../elements.js';
import { dayAndTime, say } from '../texts.js';
import { whileShown } from '../while-shown.js';
import { bubble } from './bubble.js';
import { looksOfCampaign } from './campaign-looks.js';
import { guestName } from './card-words.js';
import { filterInWords } from './filter-fields.js';
import { whyUndelivered } from './message-words.js';
import { messagesBar } from './messages-bar.js';
import { zoneOfVenue } from './venue-zone.js';

const everyMs = 2_000;
const goesOn = ['queued', 'sending'];

/** What can be done in which status, and by whom. */
const steps = [
  ['send', 'campaigns.send', ['draft'], true],
  ['pause', 'campaigns.send', ['queued', 'sending']],
  ['resume', 'campaigns.send', ['paused']],
  ['cancel', 'campaigns.send', ['queued', 'sending', 'paused'], true],
  ['copy', 'campaigns.write', ['completed', 'cancelled', 'failed', 'sending', 'paused']],
];

export async function campaign({ me, show, go }, id) {
  // Who is here does not change under a page that is still being made.
  const app = { me, show, go };
  const [one, stats, recipients] = await Promise.all([
    get(`/campaigns/${id}`),
    get(`/campaigns/${id}/stats`),
    list(`/campaigns/${id}/recipients?limit=20`),
  ]);
  const zone = zoneOfVenue(me);
  const page = make('div', { class: 'stack' }, numbers(stats));
  let { status } = one;
  whileShown(page, everyMs, async () => {
    if (!goesOn.includes(status)) return;
    const [now, news] = await Promise.all([get(`/campaigns/${id}`), get(`/campaigns/${id}/stats`)]);
    if (now.status !== status) return show();
    status = now.status;
    page.replaceChildren(numbers(news));
  });
  return {
    title: one.name,
    content: [
      messagesBar(app, 'campaigns'),
      card(
        link('campaigns', say('to_all_campaigns')),
        heading(one.name),
        badge(say(`campaign_${one.status}`), looksOfCampaign[one.status]),
        one.reason && paragraph(say('campaign_why', { why: whyOf(one.reason) })),
        facts(
          [say('campaign_audience'), filterInWords(one.segment_filter)],
          one.scheduled_at && [say('campaign_date'), dayAndTime(one.scheduled_at, zone)],
          one.started_at && [say('campaign_started'), dayAndTime(one.started_at, zone)],
          one.completed_at && [say('campaign_ended'), dayAndTime(one.completed_at, zone)],
        ),
        bubble({ text: one.message_text, buttons: one.buttons ?? [] }),
        one.attachment_url && make('p', {}, make('a', { href: one.attachment_url }, say('campaign_attachment'))),
        make('div', { class: 'buttons' }, ...stepsOf(app, one)),
      ),
      one.status !== 'draft' && section(say('campaign_numbers'), page),
      recipients.items.length > 0 && recipientsSection(recipients, zone),
    ],
  };
}

const whyOf = (reason) => whyUndelivered(reason);

function stepsOf(app, one) {
  const { id, name, status } = one;
  const may = (permission) => app.me.permissions.includes(permission);
  const offered = steps.filter(([, permission, statuses]) => statuses.includes(status) && may(permission));
  return [
    ...offered.map(([step, , , asks]) =>
      button(
        say(`campaign_do_${step}`),
        async () => {
          if (asks && !(await askFirst(say(`campaign_${step}_ask`, { name }), say(`campaign_do_${step}`)))) return;
          const answer = await post(`/campaigns/${id}/${step}`);
          if (step === 'copy') return app.go(`campaigns/${answer.id}`);
          await app.show();
          tell(say(`campaign_did_${step}`, { name }));
        },
        { class: step === 'send' ? 'main' : '' },
      ),
    ),
    status === 'draft' &&
      may('campaigns.write') &&
      button(
        say('delete'),
        async () => {
          if (!(await askFirst(say('campaign_delete_ask', { name }), say('delete')))) return;
          await remove(`/campaigns/${id}`);
          await app.go('campaigns');
          tell(say('deleted', { name }));
        },
        { class: 'danger' },
      ),
  ].filter(Boolean);
}

const numbers = ({ total, sent, failed, pending, clicked, booked, failures }) =>
  make(
    'div',
    { class: 'stack', role: 'status' },
    make('progress', { max: total || 1, value: sent + failed, ariaLabel: say('campaign_numbers') }),
    facts(
      [say('campaign_total'), String(total)],
      [say('campaign_sent'), String(sent)],
      [say('campaign_waiting'), String(pending)],
      [say('campaign_clicked'), String(clicked)],
      [say('campaign_booked'), String(booked)],
      failed > 0 && [
        say('campaign_not_sent'),
        failures.map(({ reason, count }) => `${count}: ${whyUndelivered(reason)}`).join('; '),
      ],
    ),
  );

const recipientsSection = ({ items, total }, zone) =>
  section(
    say('campaign_recipients'),
    paragraph(say('shown_of', { shown: items.length, total }), { class: 'quiet' }),
    make(
      'ul',
      { class: 'rows' },
      ...items.map(({ id, guest_id, guest, status, sent_at, error_message: why }) =>
        make(
          'li',
          { class: 'row', 'data-key': id },
          make(
            'div',
            {},
            link(`guests/${guest_id}`, guestName(guest)),
            make(
              'small',
              { class: 'quiet' },
              ' · ',
              status === 'sent'
                ? dayAndTime(sent_at, zone)
                : status === 'failed'
                  ? whyUndelivered(why)
                  : say('campaign_waiting'),
            ),
          ),
        ),
      ),
    ),
  );
