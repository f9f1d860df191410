import { Language } from '@guestflow/contracts';
import { DateTime } from 'luxon';

/** Of whom and of what something is said. */
export interface SampleVisit {
  guestName: string | null;
  startsAt: Date;
  guestsCount: number;
  answerBy: Date;
}

const names: Record<Language, string> = { ru: 'Анна', en: 'Anna' };

/** A visit as there may be one: tomorrow evening, by the clock of the venue. */
export function sampleVisit(language: Language, zone: string, now: Date): SampleVisit {
  const evening = DateTime.fromJSDate(now, { zone }).plus({ days: 1 }).set({ hour: 19 }).startOf('hour');
  return {
    ...{ guestName: names[language], startsAt: evening.toJSDate(), guestsCount: 2 },
    answerBy: evening.minus({ hours: 1 }).toJSDate(),
  };
}
