import { Transform } from 'class-transformer';
import { Id, Nested, OneOf } from '@guestflow/contracts';
import { ComparedRateDto } from '../statistics/compared-rate.dto';
import { ComparedDto } from '../statistics/compared.dto';
import { PeriodDto, PeriodQuery, Scope } from '../statistics/statistics.dto';
import { Table } from '../statistics/statistics';

/** Other words for a scope. */
const scopeWords = new Map<unknown, Scope>([
  ['studio', 'venue'],
  ['restaurant', 'venue'],
  ['org', 'organization'],
]);

export class KpiQuery extends PeriodQuery {
  @Transform(({ value }: { value: unknown }) => scopeWords.get(value) ?? value)
  @OneOf(['venue', 'organization', 'studio', 'restaurant', 'org'], {
    optional: true,
    description: 'organization (or org): all of its venues, each by its own days. For owners',
  })
  override scope: Scope = 'venue';

  @Id({ optional: true, description: 'Of the venue that is asked in, or of its organization, as the scope is' })
  id?: string;
}

export class KpiDto {
  @Nested(() => PeriodDto)
  period!: PeriodDto;

  @Nested(() => ComparedDto, { description: 'Bookings for these days, whatever came of them' })
  bookings!: ComparedDto;

  @Nested(() => ComparedDto, { description: 'People a booking' })
  average_party!: ComparedDto;

  @Nested(() => ComparedRateDto, {
    description: 'In percent: for how long tables were occupied, of how long they could be',
  })
  occupancy!: ComparedRateDto;

  @Nested(() => ComparedRateDto, { description: 'In percent of the seats' })
  seats_occupied!: ComparedRateDto;

  @Nested(() => ComparedRateDto, { description: 'In percent of those of whom it is known whether they came' })
  no_show_rate!: ComparedRateDto;

  @Nested(() => ComparedRateDto, { description: 'In percent of all' })
  cancellation_rate!: ComparedRateDto;

  @Nested(() => ComparedDto, { description: 'How long ahead bookings were made' })
  average_lead_minutes!: ComparedDto;

  @Nested(() => ComparedRateDto, { description: 'Of the guests who came, those who had come before, in percent' })
  came_again_share!: ComparedRateDto;
}

export const tableOfKpi = ({ period: _, ...figures }: KpiDto): Table => ({
  name: 'kpi',
  heads: ['figure', 'value', 'before', 'change'],
  rows: Object.entries(figures).map(([name, { value, before, change }]) => [name, value, before, change]),
});
