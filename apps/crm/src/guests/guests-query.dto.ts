import { guestSources, Id, languages, LocalDate, OneOf, QueryFlag, Text } from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';

export class GuestsQuery extends PageQuery {
  @Text({
    optional: true,
    max: 200,
    description:
      'A name, or part of it, in either script and with a mistake or two; a phone as people write it, or its end; an ' +
      'e-mail address; a birthday. Of names at most 1,000 guests are found',
  })
  declare q?: string;

  @Text({ optional: true, max: 40, description: 'As people write it, or its beginning or end' })
  phone?: string;

  @Text({ optional: true, max: 200 })
  name?: string;

  @LocalDate({ optional: true })
  birthday?: string;

  @LocalDate({ optional: true, description: 'Birthdays on these days, whatever the year of birth' })
  birthday_from?: string;

  @LocalDate({ optional: true })
  birthday_to?: string;

  @Id({ optional: true, description: 'A saved segment' })
  segment_id?: string;

  @Text({
    optional: true,
    min: 2,
    max: 8_000,
    example: '{"min_visits":3,"last_visit_before_days":60}',
    description: 'What a segment would ask for, as JSON',
  })
  filter?: string;

  @Text({ optional: true, max: 1_000, description: 'Those who have one of these tags, joined by commas' })
  tag?: string;

  @Text({ optional: true, max: 60, example: 'marketing:telegram', description: 'Who agree to this' })
  consent?: string;

  @OneOf(guestSources, { optional: true })
  source?: string;

  @OneOf(languages, { optional: true })
  language?: string;

  @QueryFlag({ description: 'Whether the bot knows them' })
  has_telegram?: boolean;

  @QueryFlag({ description: 'Whether they are on the blacklist' })
  blacklisted?: boolean;
}
