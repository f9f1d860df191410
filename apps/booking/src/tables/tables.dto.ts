import {
  Flag,
  FloorPlace,
  Id,
  ListOf,
  Nested,
  QueryFlag,
  QueryWhole,
  TableState,
  Text,
  Whole,
} from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { maxTables } from './table-rules';
import { Table } from './table.entity';

const guests = { min: 1, max: 1_000, optional: true };
const order = { min: 0, max: 100_000, optional: true };

export class CreateTableDto {
  @Text({ max: 100, example: 'Terrace-2' })
  name!: string;

  @Whole({ ...guests, nullable: true, description: 'The largest party. Any fits, when not given' })
  capacity?: number | null;

  @Whole({ ...guests, description: 'The smallest party it is given to by itself. 1, when not given' })
  least_guests?: number;

  @Text({ max: 100, optional: true, nullable: true, description: 'Where in the house', example: 'Terrace' })
  zone?: string | null;

  @Nested(() => FloorPlace, { optional: true, nullable: true, description: 'On the floor plan' })
  place?: FloorPlace | null;

  @Whole({ ...order, description: 'After the last one, when not given' })
  sort_order?: number;

  @Flag({ optional: true, description: 'Whether it can be booked. true, when not given' })
  is_active?: boolean;
}

export class ChangeTableDto {
  @Text({ max: 100, optional: true })
  name?: string;

  @Whole({ ...guests, nullable: true, description: 'null: any party fits' })
  capacity?: number | null;

  @Whole(guests)
  least_guests?: number;

  @Text({ max: 100, optional: true, nullable: true })
  zone?: string | null;

  @Nested(() => FloorPlace, { optional: true, nullable: true, description: 'null takes it off the floor plan' })
  place?: FloorPlace | null;

  @Whole(order)
  sort_order?: number;

  @Flag({ optional: true, description: 'false ends new bookings; those it has stay' })
  is_active?: boolean;
}

export class TablePlaceDto {
  @Id()
  id!: string;

  @Nested(() => FloorPlace, { optional: true, nullable: true, description: 'null takes it off the floor plan' })
  place?: FloorPlace | null;

  @Whole(order)
  sort_order?: number;
}

export class TablesPlanDto {
  @ListOf(() => TablePlaceDto, { max: maxTables, description: 'What is not given of a table stays' })
  tables!: TablePlaceDto[];
}

export class TablesQuery extends PageQuery {
  @QueryWhole({ min: 1, max: 200, description: 'At most 200: nearly every house at once', example: 200 })
  override limit: number = 200;

  @Text({ optional: true, max: 100 })
  zone?: string;

  @QueryFlag()
  is_active?: boolean;
}

export class TableDto extends TableState {
  @Id()
  venue_id!: string;
}

/** As events tell it. */
export const stateOf = (table: Table): TableState => ({
  id: table.id,
  version: table.version,
  name: table.name,
  capacity: table.capacity,
  least_guests: table.leastGuests,
  zone: table.zone,
  place: table.place,
  sort_order: table.sortOrder,
  is_active: table.isActive,
  created_at: table.createdAt.toISOString(),
  updated_at: table.updatedAt.toISOString(),
});

export const toWire = (table: Table): TableDto => ({ ...stateOf(table), venue_id: table.venueId });

/** The columns of a `TableDto`, for lists. */
export const listedColumns = `id, version, venue_id, name, capacity, least_guests, zone, place, sort_order, is_active,
  created_at, updated_at`;

export const sortableTables = {
  sort_order: 'sort_order',
  name: 'lower(name)',
  zone: 'lower(zone)',
  capacity: 'capacity',
  created_at: 'created_at',
  updated_at: 'updated_at',
};
