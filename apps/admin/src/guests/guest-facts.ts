import { dayInWords } from '../time/venue-time';
import type { Known } from './guest-rules';

/** What tells one guest from another of the same name. */
export const guestFacts = ({ name, phone, email, birthday }: Known & { birthday?: string | null }): string =>
  [name && phone, email, birthday && dayInWords(birthday, { weekday: false })].filter(Boolean).join(' · ');
