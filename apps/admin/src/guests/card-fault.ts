import { faultOf } from '../api/problem';
import { textsNow } from '../texts/language';
import { guestTexts } from './guest-texts';

/** What is wrong with a field of a card, in words of ours: the API has others' only. */
export function cardFault(error: unknown, field: string): string | undefined {
  const said = faultOf(error, field);
  if (said === undefined || field === 'phone' || field === 'email') return said;
  const { faults, faultOther } = textsNow(guestTexts);
  return faults[field] ?? faultOther;
}
