import { CampaignStatus } from '@guestflow/contracts';

/** The life of a campaign: which verb leads from where to where. */
export const campaignMoves = {
  send: { draft: 'queued' },
  /** Its time has not come yet: it can be written further. */
  unschedule: { queued: 'draft' },
  start: { queued: 'sending' },
  pause: { sending: 'paused' },
  resume: { paused: 'sending' },
  cancel: { queued: 'cancelled', sending: 'cancelled', paused: 'cancelled' },
  complete: { sending: 'completed' },
  fail: { queued: 'failed', sending: 'failed', paused: 'failed' },
} as const satisfies Record<string, Partial<Record<CampaignStatus, CampaignStatus>>>;

export type CampaignVerb = keyof typeof campaignMoves;

/** The status a verb leads to; undefined where it may not be done. */
export const reached = (status: CampaignStatus, verb: CampaignVerb): CampaignStatus | undefined =>
  (campaignMoves[verb] as Partial<Record<CampaignStatus, CampaignStatus>>)[status];

/** What tells of it. */
export const eventOf = {
  send: 'campaign.queued',
  unschedule: 'campaign.changed',
  start: 'campaign.started',
  pause: 'campaign.paused',
  resume: 'campaign.resumed',
  cancel: 'campaign.cancelled',
  complete: 'campaign.completed',
  fail: 'campaign.failed',
} as const satisfies Record<CampaignVerb, string>;

/** In which nothing is sent any more. */
export const endings: readonly CampaignStatus[] = ['completed', 'cancelled', 'failed'];

/** Whether it is time for one that is to be sent. */
export const isDue = ({ scheduledAt }: { scheduledAt: Date | null }, now: Date): boolean =>
  scheduledAt === null || scheduledAt <= now;
