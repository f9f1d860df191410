import type { Shape } from '../api/client';
import { guestName } from '../guests/guest-rules';
import { guestTexts } from '../guests/guest-texts';
import { useTexts } from '../texts/language';

export type Entry = Shape<'BlacklistEntryDto'>;

export function useEntryName(): (entry: Entry) => string {
  const words = useTexts(guestTexts);
  return ({ guest, phone }) => (guest ? guestName(guest, words) : (phone ?? words.unnamed));
}
