import { Id, LocalDate, OneOf, Text, Whole } from '@guestflow/contracts';

export const scopes = ['venue', 'organization'] as const;
export type Scope = (typeof scopes)[number];
export const formats = ['json', 'csv'] as const;

/** What every statistic is asked with. */
export class PeriodQuery {
  @LocalDate({ optional: true, description: 'The first day, as the venue’s calendar has it. 30 days before the last' })
  date_from?: string;

  @LocalDate({ optional: true, description: 'The last day. Today' })
  date_to?: string;

  @LocalDate({ optional: true, description: 'The same as date_from' })
  from?: string;

  @LocalDate({ optional: true, description: 'The same as date_to' })
  to?: string;

  @OneOf(scopes, { optional: true, description: 'organization: all of its venues, each by its own days. For owners' })
  scope: Scope = 'venue';

  @OneOf(formats, { optional: true, description: 'csv: as a file that spreadsheets open' })
  format: (typeof formats)[number] = 'json';
}

/** Which days an answer is about, and which it compares them with: as many, right before. */
export class PeriodDto {
  @LocalDate()
  date_from!: string;

  @LocalDate()
  date_to!: string;

  @LocalDate({ description: 'The first of the days it is compared with' })
  before_from!: string;

  @LocalDate()
  before_to!: string;

  @Text({ description: 'By whose days it is counted; of several venues, the zone of the one that is asked in' })
  timezone!: string;

  @Id({ description: 'The venue that is asked in' })
  venue_id!: string;

  @Whole({ min: 1, description: 'How many venues are counted' })
  venues!: number;
}
