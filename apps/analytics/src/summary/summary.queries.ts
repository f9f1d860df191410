import { Injectable, StreamableFile } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { dayFigures } from '../bookings/day-figures';
import { feedbackFigures } from '../feedback/feedback.queries';
import { guestFigures } from '../guests/guests.queries';
import { plusDays } from '../statistics/period-rules';
import { Asked, Statistics } from '../statistics/statistics';
import { linesOf, SummaryDto, SummaryParts, SummaryQuery, toWire } from './summary.dto';
import { waitingFeedback } from './waiting-feedback';

@Injectable()
export class SummaryQueries {
  constructor(private readonly statistics: Statistics) {}

  today(caller: Caller, query: SummaryQuery): Promise<SummaryDto | StreamableFile> {
    return this.statistics.answer(caller, query, {
      read: async (asked) => toWire(asked.wire, await partsOf(asToday(asked))),
      tableOf: (summary) => ({
        name: `summary-${summary.day}`,
        heads: ['figure', 'value', 'before', 'change'],
        rows: linesOf(summary),
      }),
    });
  }
}

/** What is asked without days ends today. It is compared with the same weekday a week ago. */
function asToday(asked: Asked): Asked {
  const [day, weekAgo] = [asked.period.to, plusDays(asked.period.to, -7)];
  return { ...asked, period: { from: day, to: day }, before: { from: weekAgo, to: weekAgo } };
}

async function partsOf(asked: Asked): Promise<SummaryParts> {
  const { tx, venueIds, period, before } = asked;
  return {
    today: await dayFigures(asked, period.from),
    weekAgo: await dayFigures(asked, before.from),
    guests: await guestFigures(asked),
    feedback: await feedbackFigures(asked),
    requestsWaiting: await requestsWaiting(asked),
    feedbackWaiting: await waitingFeedback(tx, venueIds),
  };
}

/** For today and the days to come. */
async function requestsWaiting({ tx, venueIds, period }: Asked): Promise<number> {
  const [{ waiting } = { waiting: 0 }] = await tx.query<{ waiting: number }>(
    `SELECT COALESCE(sum(requested), 0)::integer AS waiting FROM booking_figures
      WHERE venue_id = ANY ($1) AND part = 'day' AND span = 'day' AND day >= $2`,
    [venueIds, period.from],
  );
  return waiting;
}
