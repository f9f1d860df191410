import { Flag, Id, Ids, QueryFlag, QueryWhole, TableGroupState, Text, Whole } from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { mostTables } from './table-group-rules';
import { TableGroup } from './table-group.entity';

const guests = { min: 1, max: 1_000, optional: true, nullable: true };
const order = { min: 0, max: 100_000, optional: true };

export class CreateTableGroupDto {
  @Text({ max: 100, example: 'Terrace 1 + 2' })
  name!: string;

  @Ids({ max: mostTables, description: 'At least two of the venue’s tables' })
  table_ids!: string[];

  @Whole({ ...guests, description: 'The tables’ together, when not given. To be given where one of them has none' })
  capacity?: number | null;

  @Whole({ ...guests, description: 'One more than the largest of the tables is for alone, when not given' })
  least_guests?: number | null;

  @Whole({ ...order, description: 'After the last one, when not given' })
  sort_order?: number;

  @Flag({ optional: true, description: 'Whether they are put together for guests. true, when not given' })
  is_active?: boolean;
}

export class ChangeTableGroupDto {
  @Text({ max: 100, optional: true })
  name?: string;

  @Ids({ max: mostTables, optional: true, description: 'At least two of the venue’s tables' })
  table_ids?: string[];

  @Whole({ ...guests, description: 'null: what the tables hold together now' })
  capacity?: number | null;

  @Whole({ ...guests, description: 'null: one more than the largest of the tables is for alone now' })
  least_guests?: number | null;

  @Whole(order)
  sort_order?: number;

  @Flag({ optional: true })
  is_active?: boolean;
}

export class TableGroupsQuery extends PageQuery {
  @QueryWhole({ min: 1, max: 200, description: 'At most 200: nearly every house at once', example: 200 })
  override limit: number = 200;

  @Id({ optional: true, description: 'Those it belongs to' })
  table_id?: string;

  @QueryFlag()
  is_active?: boolean;
}

export class TableGroupDto extends TableGroupState {
  @Id()
  venue_id!: string;
}

/** As events tell it. Which tables comes in one order, whatever the order they were named in. */
export const stateOf = (group: TableGroup, tableIds: readonly string[]): TableGroupState => ({
  id: group.id,
  version: group.version,
  name: group.name,
  table_ids: [...tableIds].sort(),
  capacity: group.capacity,
  least_guests: group.leastGuests,
  sort_order: group.sortOrder,
  is_active: group.isActive,
  created_at: group.createdAt.toISOString(),
  updated_at: group.updatedAt.toISOString(),
});

export const toWire = (group: TableGroup, tableIds: readonly string[]): TableGroupDto => ({
  ...stateOf(group, tableIds),
  venue_id: group.venueId,
});

/** The columns of a `TableGroupDto`, for lists. */
export const listedColumns = `id, version, venue_id, name, capacity, least_guests, sort_order, is_active, created_at,
  updated_at, ARRAY(SELECT resource_id FROM resource_group_members member
    WHERE member.venue_id = resource_groups.venue_id AND member.group_id = resource_groups.id
    ORDER BY resource_id) AS table_ids`;

export const sortableGroups = {
  sort_order: 'sort_order',
  name: 'lower(name)',
  capacity: 'capacity',
  created_at: 'created_at',
  updated_at: 'updated_at',
};
