import { Id, ListOf, LocalDate, Nested, OneOf, Text, Whole } from '@guestflow/contracts';
import { Cell } from '@guestflow/http';
import { BookingDayFiguresDto, NextHourDto } from '../bookings/day-figures.dto';
import { FeedbackFiguresDto } from '../feedback/feedback.dto';
import { GuestFiguresDto } from '../guests/guests.dto';
import { comparedRate, ComparedRateDto } from '../statistics/compared-rate.dto';
import { compared, ComparedDto } from '../statistics/compared.dto';
import { formats, PeriodDto, Scope, scopes } from '../statistics/statistics.dto';

export class SummaryQuery {
  @OneOf(scopes, { optional: true, description: 'organization: all of its venues, each by its own days. For owners' })
  scope: Scope = 'venue';

  @OneOf(formats, { optional: true, description: 'csv: as a file that spreadsheets open' })
  format: (typeof formats)[number] = 'json';
}

export class SummaryBookingsDto {
  @Nested(() => ComparedDto, { description: 'Bookings for the day, whatever has come of them so far' })
  total!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Those that nobody has answered yet' })
  requested!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Those that hold' })
  confirmed!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Those whose guests are there' })
  arrived!: ComparedDto;

  @Nested(() => ComparedDto)
  completed!: ComparedDto;

  @Nested(() => ComparedDto)
  no_show!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Whoever did it; requests that lapsed are among them' })
  cancelled!: ComparedDto;

  @Nested(() => ComparedDto)
  cancelled_by_guest!: ComparedDto;

  @Nested(() => ComparedDto)
  cancelled_by_staff!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Requests that nobody answered in time' })
  lapsed!: ComparedDto;
}

export class SummaryGuestsDto {
  @Whole({ min: 0, description: 'People whose booking for today holds and who have not come' })
  expected!: number;

  @Nested(() => ComparedDto, { description: 'People who came' })
  came!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'Guests who came for the first time ever' })
  new!: ComparedDto;
}

export class SummaryFeedbackDto {
  @Nested(() => ComparedDto, { description: 'How often guests said something' })
  received!: ComparedDto;

  @Nested(() => ComparedRateDto)
  average_score!: ComparedRateDto;

  @Whole({ min: 0, description: 'Of whichever day, that nobody has seen to yet' })
  waiting!: number;
}

/** Today, beside the same weekday a week ago: beside all of that day, while today is not over. */
export class SummaryDto {
  @LocalDate()
  day!: string;

  @LocalDate({ description: 'The day it is compared with' })
  before_day!: string;

  @Text({ description: 'By whose days it is counted; of several venues, the zone of the one that is asked in' })
  timezone!: string;

  @Id({ description: 'The venue that is asked in' })
  venue_id!: string;

  @Whole({ min: 1, description: 'How many venues are counted' })
  venues!: number;

  @Nested(() => SummaryBookingsDto)
  bookings!: SummaryBookingsDto;

  @Nested(() => SummaryGuestsDto)
  guests!: SummaryGuestsDto;

  @Nested(() => ComparedRateDto, { description: 'How much of the tables is occupied in the open hours, in percent' })
  occupancy!: ComparedRateDto;

  @Whole({ min: 0, description: 'Requests for today and later that nobody has answered yet' })
  requests_waiting!: number;

  @ListOf(() => NextHourDto, { description: 'From this hour on, those of today in which somebody is expected' })
  next_arrivals!: NextHourDto[];

  @Nested(() => SummaryFeedbackDto)
  feedback!: SummaryFeedbackDto;
}

/** What it is put together of: each part is counted elsewhere. Those of guests and feedback are compared already. */
export interface SummaryParts {
  today: BookingDayFiguresDto;
  weekAgo: BookingDayFiguresDto;
  guests: Pick<GuestFiguresDto, 'came_first'>;
  feedback: Pick<FeedbackFiguresDto, 'answers' | 'average_score'>;
  requestsWaiting: number;
  feedbackWaiting: number;
}

const compares = [
  ...(['total', 'requested', 'confirmed', 'arrived', 'completed', 'no_show'] as const),
  ...(['cancelled', 'cancelled_by_guest', 'cancelled_by_staff', 'lapsed'] as const),
] satisfies (keyof SummaryBookingsDto)[];

export function toWire({ timezone, venue_id, venues }: PeriodDto, parts: SummaryParts): SummaryDto {
  const { today, weekAgo, guests, feedback } = parts;
  const bookings = Object.fromEntries(compares.map((name) => [name, compared(today[name], weekAgo[name])]));
  return {
    ...{ day: today.day, before_day: weekAgo.day, timezone, venue_id, venues },
    bookings: bookings as unknown as SummaryBookingsDto,
    guests: {
      expected: today.guests_expected,
      came: compared(today.guests_came, weekAgo.guests_came),
      new: guests.came_first,
    },
    occupancy: comparedRate(today.tables_occupied, weekAgo.tables_occupied),
    requests_waiting: parts.requestsWaiting,
    next_arrivals: today.next_hours,
    feedback: { received: feedback.answers, average_score: feedback.average_score, waiting: parts.feedbackWaiting },
  };
}

/** A line for each figure. */
export function linesOf({ bookings, guests, occupancy, feedback, ...rest }: SummaryDto): Cell[][] {
  const line = (name: string, { value, before, change }: ComparedDto): Cell[] => [name, value, before, change];
  const alone = (name: string, value: number): Cell[] => [name, value, null, null];
  return [
    ...compares.map((name) => line(`bookings_${name}`, bookings[name])),
    alone('guests_expected', guests.expected),
    line('guests_came', guests.came),
    line('guests_new', guests.new),
    line('occupancy', occupancy),
    alone('requests_waiting', rest.requests_waiting),
    ...rest.next_arrivals.map(({ hour, confirmed, requested }) =>
      alone(`next_arrivals_${hour}`, confirmed + requested),
    ),
    line('feedback_received', feedback.received),
    line('feedback_average_score', feedback.average_score),
    alone('feedback_waiting', feedback.waiting),
  ];
}
