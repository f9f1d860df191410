import { CampaignStatus, campaignStatuses } from '@guestflow/contracts';
import { campaignMoves, CampaignVerb, endings, isDue, reached } from './campaign-lifecycle';

const verbs = Object.keys(campaignMoves) as CampaignVerb[];
const no = undefined;

describe('the life of a campaign', () => {
  const rows: Record<CampaignStatus, Record<CampaignVerb, CampaignStatus | undefined>> = {
    draft: {
      send: 'queued',
      ...{ unschedule: no, start: no, pause: no, resume: no, cancel: no, complete: no, fail: no },
    },
    queued: {
      ...{ send: no, unschedule: 'draft', start: 'sending', pause: no, resume: no, cancel: 'cancelled', complete: no },
      fail: 'failed',
    },
    sending: {
      ...{ send: no, unschedule: no, start: no, pause: 'paused', resume: no, cancel: 'cancelled' },
      ...{ complete: 'completed', fail: 'failed' },
    },
    paused: {
      ...{ send: no, unschedule: no, start: no, pause: no, resume: 'sending', cancel: 'cancelled', complete: no },
      fail: 'failed',
    },
    completed: { send: no, unschedule: no, start: no, pause: no, resume: no, cancel: no, complete: no, fail: no },
    cancelled: { send: no, unschedule: no, start: no, pause: no, resume: no, cancel: no, complete: no, fail: no },
    failed: { send: no, unschedule: no, start: no, pause: no, resume: no, cancel: no, complete: no, fail: no },
  };

  it.each(campaignStatuses.flatMap((status) => verbs.map((verb) => [status, verb, rows[status][verb]] as const)))(
    '%s, %s: %s',
    (status, verb, next) => {
      expect(reached(status, verb)).toBe(next);
    },
  );

  it('goes on at its time, and at once where none is said', () => {
    const now = new Date('2027-05-06T09:00:00Z');
    expect(isDue({ scheduledAt: null }, now)).toBe(true);
    expect(isDue({ scheduledAt: now }, now)).toBe(true);
    expect(isDue({ scheduledAt: new Date('2027-05-06T09:00:01Z') }, now)).toBe(false);
  });

  it('leads everywhere from a draft', () => {
    const found = new Set<CampaignStatus>(['draft']);
    for (const status of found) verbs.map((verb) => reached(status, verb)).forEach((next) => next && found.add(next));
    expect([...found].sort()).toEqual([...campaignStatuses].sort());
  });

  it('ends where nothing leads on', () => {
    expect(campaignStatuses.filter((status) => verbs.every((verb) => !reached(status, verb)))).toEqual(endings);
  });
});
