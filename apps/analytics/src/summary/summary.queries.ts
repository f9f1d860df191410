import { Injectable, StreamableFile } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { figuresOfDays } from '../bookings/day-figures';
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
  const [[today, weekAgo], guests, feedback, requests, feedbackWaiting] = await Promise.all([
    figuresOfDays(asked, [period.from, before.from]),
    guestFigures(asked),
    feedbackFigures(asked),
    requestsWaiting(asked),
    waitingFeedback(tx, venueIds),
  ]);
  return { today: today!, weekAgo: weekAgo!, guests, feedback, requestsWaiting: requests, feedbackWaiting };
}

/** For today and the days to come. */
async function requestsWaiting({ tx, venueIds, period }: Asked): Promise<number> {
  const [{ waiting } = { waiting: 0 }] = await tx.query<{ waiting: number }>(
    `SELECT /* cast */ COALESCE(sum(requested), 0)::integer AS waiting FROM booking_figures
      WHERE venue_id = ANY ($1) AND part = 'day' AND span = 'day' AND day >= $2`,
    [venueIds, period.from],
  );
  return waiting;
}
