import { faultsOf, MessageButton, SegmentFilter } from '@guestflow/contracts';
import { FieldError } from '@guestflow/problems';
import { longestText, placeholdersOf, saysSomething, unknownPlaceholders } from '../templates/placeholder-rules';
import { linked } from './campaign-links';

export interface Draft {
  name: string;
  segmentFilter: SegmentFilter;
  messageText: string;
  buttons: MessageButton[];
  countLinks: boolean;
  scheduledAt: Date | null;
}

const farthestMs = 366 * 86_400_000;

/** What stands in the way of saying this. `addressOf`: how a counted link will look. */
export function faultsOfDraft(draft: Draft, addressOf: (number: number) => string): FieldError[] {
  return [
    ...(draft.name.trim() ? [] : [{ field: 'name', message: 'name is needed' }]),
    ...faultsOf(draft.segmentFilter, 'segment_filter'),
    ...faultsOfText(draft, addressOf),
    ...draft.buttons.flatMap(faultOfButton),
  ];
}

function faultsOfText({ messageText: text, buttons, countLinks }: Draft, addressOf: (number: number) => string) {
  const fault = (message: string): FieldError[] => [{ field: 'message_text', message }];
  if (!text.trim()) return fault('message_text is needed');
  const unknown = unknownPlaceholders(text, 'campaign');
  if (unknown.length > 0) {
    const known = placeholdersOf('campaign').map((name) => `{${name}}`);
    return fault(`nothing stands for ${unknown.map((name) => `{${name}}`).join(', ')}: known are ${known.join(', ')}`);
  }
  if (!saysSomething(text)) return fault('message_text must say something beside what stands for its placeholders');
  const said = countLinks ? linked({ text, buttons }, addressOf).text : text;
  if (said.length <= longestText) return [];
  return fault(`message_text must have at most ${longestText} characters, its links as they are sent`);
}

function faultOfButton({ text, url, action }: MessageButton, index: number): FieldError[] {
  const field = `buttons.${index}`;
  if (!text.trim()) return [{ field, message: 'a button must say something' }];
  return (url === undefined) === (action === undefined)
    ? [{ field, message: 'a button has either a url or an action' }]
    : [];
}

/** A time that was said: to come, and within a year. */
export function faultsOfTime(scheduledAt: Date | null, now: Date): FieldError[] {
  if (scheduledAt === null) return [];
  const ahead = scheduledAt.getTime() - now.getTime();
  if (ahead > 0 && ahead <= farthestMs) return [];
  return [{ field: 'scheduled_at', message: 'scheduled_at must be to come, within a year' }];
}

const ourUploads = /^\/api\/v1\/uploads\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\/content(?:\?[^#]*)?$/i;

/** The upload whose content is there; undefined of any other address. */
export function uploadAt(address: string, publicUrl: string): string | undefined {
  const path = address.startsWith(`${publicUrl}/`) ? address.slice(publicUrl.length) : address;
  return ourUploads.exec(path)?.[1]?.toLowerCase();
}
