import { ApiProperty } from '@nestjs/swagger';
import { IsNumber, Max, Min, ValidateIf } from 'class-validator';
import { consentKeys } from './consent-rules';
import { ConsentChannel, consentChannels, Gender, genders, GuestSource, guestSources } from './crm.events';
import { Flag, LocalDate, OneOf, Texts, Whole } from './fields';
import { Language, languages } from './identity.events';

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
