import { FreeForm, Id, Instant, Text } from '@guestflow/contracts';
import { PageQuery } from '@guestflow/http';

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
}

export class AuditEntryDto {
  @Id()
  id!: string;

  @Id({ nullable: true, description: 'null for what belongs to no venue' })
  venue_id!: string | null;

  @Text({ description: 'user:<id>, guest:<id>, bot:<id>, api_key:<id>, anonymous or system' })
  actor!: string;

  @Id({ nullable: true })
  user_id!: string | null;

  @Id({ nullable: true, description: 'The operator who acted in the name of the user' })
  impersonator_id!: string | null;

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

  @Text({ nullable: true })
  ip!: string | null;

  @Text({ nullable: true })
  user_agent!: string | null;

  @Text({ nullable: true })
  request_id!: string | null;

  @Instant()
  created_at!: string;
}
