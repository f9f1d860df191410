// What only guests' pages ask of the API.
import { newKey, post } from './api.js';

export const venuePath = (slug) => `/public/venues/${encodeURIComponent(slug)}`;
export const bookingPath = (reference) => `/public/bookings/${encodeURIComponent(reference)}`;
export const waitingPath = (reference) => `/public/waitlist/${encodeURIComponent(reference)}`;
export const calendarFile = (reference) => `/api/v1${bookingPath(reference)}/calendar.ics`;

const unanswered = new Map();

/** What nobody knows whether it was done keeps its key: sent again, it is done once. */
export async function send(path, body = {}) {
  const wish = `${path} ${JSON.stringify(body)}`;
  const key = unanswered.get(wish) ?? newKey();
  unanswered.set(wish, key);
  try {
    const answer = await post(path, body, { 'idempotency-key': key });
    unanswered.delete(wish);
    return answer;
  } catch (problem) {
    if (problem.status > 0 && problem.status < 500) unanswered.delete(wish);
    throw problem;
  }
}

/** Also while the page is being left; what is not given back runs out by itself. */
export const giveBack = ({ reference }) =>
  fetch(`/api/v1/public/holds/${encodeURIComponent(reference)}`, { method: 'DELETE', keepalive: true }).catch(() => {});
