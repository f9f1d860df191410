import { FreeForm, Id, Instant, ListOf, Text, Whole } from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';
import { ApiProperty, ApiPropertyOptions } from '@nestjs/swagger';

const anything: ApiPropertyOptions = {
  oneOf: [
    ...(['string', 'number', 'boolean'] as const).map((type) => ({ type })),
    ...[
      { type: 'array', items: {} },
      { type: 'object', additionalProperties: true },
    ],
  ],
  nullable: true,
};

export class AuditLogQuery extends PageQuery {
  @Id({ optional: true })
  user_id?: string;

  @Text({ optional: true, max: 60, example: 'booking' })
  entity_type?: string;

  @Text({ optional: true, max: 100 })
  entity_id?: string;

  @Text({ optional: true, max: 60, example: 'create' })
  action?: string;

  @Instant({ optional: true, description: 'From this moment on' })
  date_from?: string;

  @Instant({ optional: true, description: 'Before this moment' })
  date_to?: string;

  @Instant({ optional: true, description: 'The same as date_from' })
  from?: string;

  @Instant({ optional: true, description: 'The same as date_to' })
  to?: string;
}

export class ChangeDto {
  @Text({ example: 'contact.phone', description: 'Names one in the other' })
  field!: string;

  @ApiProperty({ ...anything, description: 'Whatever stood there' })
  before!: unknown;

  @ApiProperty(anything)
  after!: unknown;
}

export class AuditEntryDto {
  @Id()
  id!: string;

  @Whole({ min: 1, description: 'Its number in the venue’s log, from 1 and without gaps' })
  seq!: number;

  @Id({ nullable: true, description: 'null for what belongs to no venue' })
  venue_id!: string | null;

  @Text({ description: 'user:<id>, guest:<id>, bot:<id>, api_key:<id>, anonymous or system' })
  actor!: string;

  @Id({ nullable: true })
  user_id!: string | null;

  @Text({ nullable: true, description: 'What the user is called by now' })
  user_name!: string | null;

  @Id({ nullable: true, description: 'The operator who acted in the name of the user' })
  impersonator_id!: string | null;

  @Text({ nullable: true })
  impersonator_name!: string | null;

  @Text({ example: 'create' })
  action!: string;

  @Text({ example: 'venue.created.v1' })
  event!: string;

  @Text({ example: 'venue' })
  entity_type!: string;

  @Text()
  entity_id!: string;

  @FreeForm({ nullable: true })
  old_value!: object | null;

  @FreeForm({ nullable: true })
  new_value!: object | null;

  @ListOf(() => ChangeDto, { description: 'What became other; none where there was nothing before. At most 100' })
  changes!: ChangeDto[];

  @Text({ nullable: true })
  ip!: string | null;

  @Text({ nullable: true })
  user_agent!: string | null;

  @Text({ nullable: true })
  request_id!: string | null;

  @Instant()
  created_at!: string;
}
