import {
  BlockState,
  BlockType,
  blockTypes,
  BookingStatus,
  bookingStatuses,
  Id,
  Ids,
  Instant,
  ListOf,
  OneOf,
  Text,
  Whole,
} from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { maxTables } from '../tables/table-rules';
import { Block } from './block.entity';

export class ChangeBlockDto {
  @Id({ optional: true, description: 'One table' })
  table_id?: string;

  @Ids({ max: maxTables, optional: true, description: 'Several tables. None of them: the whole venue' })
  table_ids?: string[];

  @Instant({ optional: true, example: '2027-03-08T12:00:00+03:00' })
  starts_at?: string;

  @Instant({ optional: true, description: 'The same as starts_at' })
  start?: string;

  @Instant({ optional: true, example: '2027-03-08T18:00:00+03:00', description: 'At most 366 days later' })
  ends_at?: string;

  @Instant({ optional: true, description: 'The same as ends_at' })
  end?: string;

  @OneOf(blockTypes, { optional: true })
  type?: BlockType;

  @Text({ max: 500, optional: true, nullable: true })
  reason?: string | null;
}

export class CreateBlockDto extends ChangeBlockDto {
  @OneOf(blockTypes, { optional: true, description: 'other, when not given' })
  declare type?: BlockType;
}

export class BlocksQuery extends PageQuery {
  @Id({ optional: true, description: 'Those that hold for this table, of the whole venue among them' })
  table_id?: string;

  @Instant({ optional: true, description: 'Those that end after it. Now, when not given' })
  from?: string;

  @Instant({ optional: true, description: 'Those that begin before it' })
  to?: string;
}

export class BlockDto extends BlockState {
  @Id()
  venue_id!: string;

  @Id({ nullable: true, description: 'Who set it; null where no user did' })
  created_by_user_id!: string | null;
}

/** A booking in a block's time: it stays until somebody moves it. */
export class BookingInBlockDto {
  @Id()
  id!: string;

  @Instant()
  booked_at!: string;

  @Instant({ description: 'When its tables are free again' })
  ends!: string;

  @Whole({ min: 1, max: 1_000 })
  guests_count!: number;

  @OneOf(bookingStatuses)
  status!: BookingStatus;

  @Ids({ max: 20, description: 'None of a request that was given no table yet' })
  table_ids!: string[];

  @Text({ max: 200, nullable: true })
  guest_name!: string | null;
}

export class BlockWithBookingsDto extends BlockDto {
  @ListOf(() => BookingInBlockDto, {
    nullable: true,
    description: 'What is booked in its time now. null for a key that may not read bookings',
  })
  bookings!: BookingInBlockDto[] | null;
}

/** As events tell it. */
export const stateOf = (block: Block): BlockState => ({
  id: block.id,
  version: block.version,
  table_ids: block.tableIds,
  starts_at: block.startsAt.toISOString(),
  ends_at: block.endsAt.toISOString(),
  type: block.type,
  reason: block.reason,
  created_at: block.createdAt.toISOString(),
  updated_at: block.updatedAt.toISOString(),
});

export const toWire = (block: Block, bookings: BookingInBlockDto[] | null): BlockWithBookingsDto => ({
  ...stateOf(block),
  venue_id: block.venueId,
  created_by_user_id: block.createdByUserId,
  bookings,
});

/** The columns of a `BlockDto`, for lists. */
export const listedColumns = `id, version, venue_id, resource_ids AS table_ids, starts_at, ends_at, type, reason,
  created_by_user_id, created_at, updated_at`;

export const sortableBlocks = {
  starts_at: 'starts_at',
  ends_at: 'ends_at',
  type: 'type',
  created_at: 'created_at',
};
