import {
  consentChannels,
  ConsentChannel,
  Flag,
  GuestSource,
  guestSources,
  Language,
  languages,
  LocalDate,
  OneOf,
  Texts,
  Whole,
} from '@guestflow/contracts';
import { validation } from '@guestflow/http';
import { ValidationProblem } from '@guestflow/problems';
import { ApiProperty } from '@nestjs/swagger';
import { IsNumber, Max, Min, ValidateIf } from 'class-validator';
import { consentKeys } from '../consents/consent-rules';
import { Gender, genders } from '../guests/guest.entity';
import { contradictions } from './segment-rules';

const times = { min: 0, max: 1_000_000, optional: true };
const days = { min: 0, max: 36_500, optional: true };

/** Which guests are meant: those of whom all that is said here is true. */
export class SegmentFilter {
  @Whole({ ...times, description: 'Came at least so often' })
  min_visits?: number;

  @Whole({ ...times, description: 'Came at most so often' })
  max_visits?: number;

  @Whole({ ...days, description: 'Came last more than so many days of the venue ago; who never came is not meant' })
  last_visit_before_days?: number;

  @Whole({ ...days, description: 'Came last at most so many days of the venue ago' })
  last_visit_after_days?: number;

  @Flag({ optional: true, description: 'true: who never came; false: who did' })
  never_visited?: boolean;

  @Whole({ min: 0, max: 366, optional: true, description: 'Birthday today or on one of so many days to come' })
  birthday_in_days?: number;

  @Texts({ max: 20, optional: true, description: 'One of these' })
  tags?: string[];

  @Texts({ max: 20, optional: true, description: 'All of these' })
  all_tags?: string[];

  @Texts({ max: 20, optional: true, description: 'None of these' })
  without_tags?: string[];

  @Texts({ of: guestSources, optional: true, description: 'How the venue came to know of them: one of these' })
  sources?: GuestSource[];

  @Texts({ of: languages, optional: true, description: 'One of these; who chose none speaks the venue’s' })
  languages?: Language[];

  @Texts({ of: consentKeys, optional: true, description: 'Agree to all of these, in these words' })
  consents?: string[];

  @OneOf(consentChannels, { optional: true, description: 'May be written to by this channel' })
  may_receive?: ConsentChannel;

  @Whole(times)
  min_no_shows?: number;

  @Whole(times)
  max_no_shows?: number;

  @Whole(times)
  min_cancellations?: number;

  @ApiProperty({ type: 'number', minimum: 1, maximum: 1_000, required: false, description: 'Come with so many' })
  @ValidateIf((_, value) => value !== undefined)
  @IsNumber()
  @Min(1)
  @Max(1_000)
  min_average_party?: number;

  @LocalDate({ optional: true, description: 'Known since this day of the venue, or later' })
  created_after?: string;

  @LocalDate({ optional: true, description: 'Known since this day of the venue, or earlier' })
  created_before?: string;

  @Flag({ optional: true, description: 'Whether the bot knows them' })
  has_telegram?: boolean;

  @Flag({ optional: true, description: 'Whether they are on the blacklist' })
  blacklisted?: boolean;

  @OneOf(genders, { optional: true })
  gender?: Gender;
}

/** How long a filter may be, written as JSON: events carry it. */
export const longestFilter = 8_000;

/** Refuses what no guest can be. `at` is where in the request the filter stands. */
export function assertSound(filter: SegmentFilter, at = ''): void {
  const place = (field: string) => [at, field].filter(Boolean).join('.');
  const errors = contradictions(filter).map(({ field, message }) => ({ field: place(field), message }));
  if (JSON.stringify(filter).length > longestFilter) {
    errors.push({ field: at || 'filter', message: `the filter must have at most ${longestFilter} characters as JSON` });
  }
  if (errors.length > 0) throw new ValidationProblem(errors);
}

const pipe = validation();

/** A filter that stands as JSON in a field of a query string. */
export async function readFilter(json: string, at: string): Promise<SegmentFilter> {
  const said = parsed(json);
  if (typeof said !== 'object' || said === null || Array.isArray(said)) {
    throw new ValidationProblem([{ field: at, message: `${at} must be a filter, as a JSON object` }]);
  }
  const filter = await (
    pipe.transform(said, { type: 'body', metatype: SegmentFilter }) as Promise<SegmentFilter>
  ).catch((error: unknown): never => {
    if (!(error instanceof ValidationProblem)) throw error;
    throw new ValidationProblem(error.errors.map(({ field, message }) => ({ field: `${at}.${field}`, message })));
  });
  assertSound(filter, at);
  return filter;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
