import { get, list } from '../api.js';
import { addDays, wallOf } from '../days.js';
import { card, facts, heading, make, option, paragraph, section } from '../elements.js';
import { wordsOf } from '../problems.js';
import { say } from '../texts.js';
import { feedbackRow, scoreBadge } from './feedback-row.js';
import { guestsBar } from './guests-bar.js';
import { labelled, latest } from './live-fields.js';
import { pager } from './paging.js';
import { zoneOfVenue } from './venue-zone.js';

const limit = 30;
const summedDays = 90;
const scoreSpans = { '': [], scores_0_6: [0, 6], scores_7_8: [7, 8], scores_9_10: [9, 10] };
const atFirst = { status: 'new', scores: '', page: 1 };
const looking = { who: undefined };

export async function feedback({ me, show, go }) {
  // Who is here does not change under a page that is still being made.
  const app = { me, show, go };
  const who = `${me.id} ${me.venue_id}`;
  if (looking.who !== who) Object.assign(looking, atFirst, { who });
  const zone = zoneOfVenue(me);
  const from = addDays(wallOf(Date.now(), zone).date, -summedDays);
  const [first, summary] = await Promise.all([read(), get(`/feedback/summary?date_from=${from}`)]);
  const results = make('div', { class: 'results' });
  const alert = make('p', { class: 'alert', role: 'alert' });
  const draw = (found) => {
    alert.textContent = '';
    results.replaceChildren(...resultsOf(app, found, { zone, goTo }));
  };
  const find = latest(read, draw, (problem) => (alert.textContent = wordsOf(problem)));
  const goTo = async (page) => {
    looking.page = page;
    await find();
  };
  draw(first);
  return {
    title: say('feedback'),
    content: [
      guestsBar(app, 'feedback'),
      card(
        heading(say('feedback')),
        filters(() => goTo(1)),
        alert,
        results,
      ),
      summarySection(summary),
    ],
  };
}

function read() {
  const { status, scores, page } = looking;
  const [from, to] = scoreSpans[scores];
  const query = new URLSearchParams({ limit, page });
  if (status) query.set('status', status);
  if (to !== undefined) {
    query.set('score_from', from);
    query.set('score_to', to);
  }
  return list(`/feedback?${query}`).then((found) => ({ ...found, page }));
}

function filters(changed) {
  const selectOf = (name, options) => {
    const select = make('select', { name }, ...options);
    select.value = looking[name];
    select.onchange = () => {
      looking[name] = select.value;
      changed();
    };
    return select;
  };
  const statuses = ['new', 'handled'].map((status) => option(status, say(`status_${status}`)));
  const scores = Object.keys(scoreSpans).map((span) => option(span, say(span || 'any_score')));
  return make(
    'div',
    { class: 'filters' },
    labelled(say('which_status'), selectOf('status', [...statuses, option('', say('every_status'))])),
    labelled(say('which_score'), selectOf('scores', scores)),
  );
}

function resultsOf(app, found, { zone, goTo }) {
  if (found.items.length === 0 && found.page === 1) return [paragraph(say('no_feedback'), { class: 'quiet' })];
  const rows = found.items.map((said) => feedbackRow(app, said, zone, { named: true }));
  return [make('ul', { class: 'rows' }, ...rows), pager(found, { page: found.page, limit }, goTo)].filter(Boolean);
}

function summarySection({ count, scored, average_score, nps, by_score }) {
  if (count === 0) return undefined;
  const rounded = (number) => (number === null ? '—' : String(Math.round(number * 10) / 10));
  return section(
    say('summary'),
    paragraph(say('summary_of_days'), { class: 'quiet' }),
    facts(
      [say('nps'), [make('b', {}, rounded(nps)), ' ', make('small', {}, say('nps_text'))]],
      [say('average_score'), rounded(average_score)],
      [say('feedback_count'), say('with_score', { count, scored })],
    ),
    scored > 0 &&
      make(
        'ul',
        { class: 'rows scores' },
        ...by_score
          .filter((each) => each.count > 0)
          .reverse()
          .map((each) =>
            make(
              'li',
              {},
              scoreBadge(each.score),
              make('meter', { max: scored, value: each.count }),
              String(each.count),
            ),
          ),
      ),
  );
}
