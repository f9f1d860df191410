import { useMemo } from 'react';
import { bookingsOf } from './day-rules';
import { isActive, visitOf, type Calendar } from './free-rules';
import { axisOf, type Span } from './grid-rules';

/** The same as long as it goes from the same hour to the same hour. */
export function useAxis(calendar: Calendar): Span {
  const { from, to } = axisOf(
    calendar,
    bookingsOf(calendar)
      .filter((each) => isActive(each) || each.status === 'completed')
      .map(visitOf),
  );
  return useMemo(() => ({ from, to }), [from, to]);
}
