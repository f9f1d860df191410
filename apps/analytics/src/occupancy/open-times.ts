import { daysAfter, localOf, Opening, openingsOn } from '@guestflow/contracts';
import { common, heldTimes, joined, Said, Time } from './capacity-rules';

export interface SaidOfOpening extends Said {
  opening: Opening;
}

/** When the venue was open within a time, by the hours that were said at each moment of it. */
export const openTimes = (said: readonly SaidOfOpening[], within: Time, zone: string): Time[] =>
  heldTimes(said).flatMap(({ said: { opening }, from, to }) => {
    const [held] = common([within], [{ from, to }]);
    return held ? common(openIn(opening, held, zone), [held]) : [];
  });

function openIn(opening: Opening, { from, to }: Time, zone: string): Time[] {
  const openings: Time[] = [];
  const last = localOf(to - 1, zone).date;
  // What begins on the evening before runs into the first day.
  for (let day = daysAfter(localOf(from, zone).date, -1); day <= last; day = daysAfter(day, 1)) {
    openings.push(...openingsOn(day, opening, zone));
  }
  return joined(openings);
}
