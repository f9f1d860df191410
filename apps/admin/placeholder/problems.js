// The API's problems in words. `own` says what a code, a rule or a status means on this page.
import { clockTime, isSaid, lasting, say } from './texts.js';

export const isSuspended = ({ status, reason }) => status === 403 && reason === 'venue_suspended';

export function wordsOf(problem, own = {}) {
  const { status, code, rule, reason, retryAfterSeconds, requestId, said } = problem;
  // Not the API's: a mistake of ours, to be seen where mistakes are looked for.
  if (status === undefined) throw problem;
  if (isSuspended(problem)) return `${say('problem_suspended')}. ${say('problem_suspended_text')}`;
  if (status === 429) {
    if (!retryAfterSeconds) return say('problem_rate_limited_somewhen');
    const time = clockTime(new Date(Date.now() + retryAfterSeconds * 1000));
    return say('problem_rate_limited', { wait: lasting(retryAfterSeconds), time });
  }
  if (code === 'moved') return say('elsewhere');
  const meant = own[rule] ?? own[code];
  if (meant) return say(meant, said);
  for (const name of [rule, reason, code]) if (name && isSaid(`problem_${name}`)) return say(`problem_${name}`, said);
  return say('problem_other', { request: requestId ?? '—' });
}

const fieldTexts = {
  email: 'wrong_email',
  password: 'wrong_password',
  new_password: 'wrong_password',
  current_password: 'wrong_current_password',
  phone: 'wrong_phone',
  guest_phone: 'wrong_phone',
  timezone: 'wrong_timezone',
};

export function wordsOfField({ field, message }) {
  // `venue.timezone` is a time zone like any other.
  const text = fieldTexts[field.split('.').at(-1)];
  return text ? say(text) : message;
}
