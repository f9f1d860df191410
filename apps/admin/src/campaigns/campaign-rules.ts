import type { Shape } from '../api/client';
import { areSound } from '../messages/button-rules';
import { saysSomething, unknownIn } from '../messages/placeholder-rules';

export type Campaign = Shape<'CampaignDto'>;
export type Status = Campaign['status'];
type Stats = Pick<Shape<'CampaignStatsDto'>, 'total' | 'sent' | 'failed' | 'pending' | 'sent_last_minute'>;

/** What a draft says. */
export interface Draft {
  name: string;
  segment_filter: Shape<'SegmentFilter'>;
  message_text: string;
  buttons: Shape<'CampaignButtonDto'>[];
  upload_id: string | null;
  count_links: boolean;
  scheduled_at: string | null;
}

export const emptyDraft: Draft = {
  ...{ name: '', segment_filter: {}, message_text: '', buttons: [], upload_id: null, count_links: true },
  scheduled_at: null,
};

export const draftOf = (campaign: Campaign): Draft => ({
  ...{ name: campaign.name, segment_filter: campaign.segment_filter, message_text: campaign.message_text },
  ...{ upload_id: campaign.upload_id, count_links: campaign.count_links, scheduled_at: campaign.scheduled_at },
  buttons: campaign.buttons.map(({ text, url }) => (url === undefined ? { text, action: 'book' } : { text, url })),
});

export const steps = ['audience', 'content', 'time', 'check'] as const;
export type Step = (typeof steps)[number];

export type Fault = 'name' | 'text' | 'unknown_names' | 'only_names' | 'buttons' | 'past' | 'far' | 'nobody';

/** Where each is mended. */
export const stepOf: Record<Fault, Step> = {
  ...{ name: 'audience', nobody: 'audience', text: 'content', unknown_names: 'content', only_names: 'content' },
  ...{ buttons: 'content', past: 'time', far: 'time' },
};

const farthestMs = 366 * 86_400_000;

/** What stands in the way of keeping it, or of sending it: of nobody, it can be kept all the same. */
export function faultsOf(draft: Draft, known: readonly string[], now: Date, reachable?: number): Fault[] {
  const { name, message_text: text, buttons, scheduled_at } = draft;
  const ahead = scheduled_at === null ? undefined : Date.parse(scheduled_at) - now.getTime();
  const faults: [Fault, boolean][] = [
    ['name', name.trim() === ''],
    ['nobody', reachable === 0],
    ['text', text.trim() === ''],
    ['unknown_names', unknownIn(text, known).length > 0],
    ['only_names', text.trim() !== '' && unknownIn(text, known).length === 0 && !saysSomething(text)],
    ['buttons', !areSound(buttons)],
    ['past', ahead !== undefined && !(ahead > 0)],
    ['far', ahead !== undefined && ahead > farthestMs],
  ];
  return faults.flatMap(([fault, is]) => (is ? fault : []));
}

export const canBeKept = (draft: Draft, known: readonly string[], now: Date): boolean =>
  faultsOf(draft, known, now).length === 0;

export interface Progress {
  done: number;
  total: number;
  /** From 0 to 1. */
  share: number;
  /** Minutes until its end, at the pace of the last minute; undefined where that is anybody's guess. */
  minutesLeft?: number;
}

/** How far it is. Who cannot be sent to is done too. */
export function progressOf({ total, sent, failed, pending, sent_last_minute }: Stats): Progress {
  const done = sent + failed;
  const share = total === 0 ? 0 : done / total;
  const minutesLeft = pending > 0 && sent_last_minute > 0 ? Math.ceil(pending / sent_last_minute) : undefined;
  return { done, total, share, ...(minutesLeft !== undefined && { minutesLeft }) };
}

export type Verb = 'pause' | 'resume' | 'cancel' | 'write' | 'copy';

/** What can be done in which status. One that waits for its time can be written further: it is a draft again. */
export function offered({ status, scheduled_at }: Pick<Campaign, 'status' | 'scheduled_at'>, now: Date): Verb[] {
  const waits = status === 'queued' && scheduled_at !== null && Date.parse(scheduled_at) > now.getTime();
  const verbs: [Verb, boolean][] = [
    ['pause', status === 'sending'],
    ['resume', status === 'paused'],
    ['write', waits],
    ['cancel', ['queued', 'sending', 'paused'].includes(status)],
    ['copy', status !== 'draft'],
  ];
  return verbs.flatMap(([verb, is]) => (is ? verb : []));
}

export const goesOn = (status: Status): boolean => status === 'queued' || status === 'sending';
