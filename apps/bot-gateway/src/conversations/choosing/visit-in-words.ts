import { Language } from '@guestflow/contracts';
import { guestsInWords, momentInWords } from './in-words';

export interface VisitToTell {
  startsAt: string;
  guests: number;
  comment?: string | null;
}

/** When, how many, and what is wished for: line by line. */
export function visitInWords({ startsAt, guests, comment }: VisitToTell, zone: string, language: Language): string {
  return [
    `📅 ${momentInWords(startsAt, zone, language)}`,
    `👥 ${guestsInWords(guests, language)}`,
    ...(comment ? [`💬 ${comment}`] : []),
  ].join('\n');
}
