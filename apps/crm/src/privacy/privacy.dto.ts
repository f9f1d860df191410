import { Flag, FreeForm, Id, Instant, PrivacyRequestState } from '@guestflow/contracts';

export class ErasureDto {
  @Id()
  id!: string;

  @Id()
  guest_id!: string;

  @Flag({ description: 'Whether every service has answered. Otherwise ask again: it goes on by itself' })
  done!: boolean;

  @FreeForm({ description: 'What each service has removed: service → how many of what' })
  services!: Record<string, Record<string, number>>;

  @Instant()
  created_at!: string;

  @Instant({ nullable: true })
  done_at!: string | null;
}

export class DataExportDto {
  @Id()
  id!: string;

  @Id()
  guest_id!: string;

  @Flag({ description: 'Whether every service has answered. Otherwise ask again: it goes on by itself' })
  done!: boolean;

  @Instant()
  created_at!: string;

  @Instant({ nullable: true, description: 'Until then it can be asked for again' })
  expires_at!: string | null;

  @FreeForm({ nullable: true, description: 'What is known of the guest: service → what it keeps' })
  data!: Record<string, object> | null;
}

/** A guest's request as it is stored. */
export interface PrivacyRequest {
  id: string;
  kind: 'copy' | 'erasure';
  guest_id: string;
  card_ids: string[];
  answers: Record<string, Record<string, number>>;
  sealed: Record<string, string>;
  done_at: Date | null;
  expires_at: Date | null;
  version: number;
  created_at: Date;
}

export const requestColumns = 'id, kind, guest_id, card_ids, answers, sealed, done_at, expires_at, version, created_at';

/** As events tell it. */
export const stateOf = (request: PrivacyRequest): PrivacyRequestState => ({
  id: request.id,
  version: request.version,
  kind: request.kind,
  guest_id: request.guest_id,
  card_ids: request.card_ids,
  done: request.done_at !== null,
  created_at: request.created_at.toISOString(),
});

export const toErasure = (request: PrivacyRequest): ErasureDto => ({
  id: request.id,
  guest_id: request.guest_id,
  done: request.done_at !== null,
  services: request.answers,
  created_at: request.created_at.toISOString(),
  done_at: request.done_at?.toISOString() ?? null,
});

export const toExport = (request: PrivacyRequest, data: Record<string, object> | null): DataExportDto => ({
  id: request.id,
  guest_id: request.guest_id,
  done: request.done_at !== null,
  created_at: request.created_at.toISOString(),
  expires_at: request.expires_at?.toISOString() ?? null,
  data,
});
