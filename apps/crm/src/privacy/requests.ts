import { PrivacyAnswerState, PrivacyKind, privacyServices, ServiceName } from '@guestflow/contracts';
import { newId, placeOfCopy, SealedColumn, Transaction } from '@guestflow/persistence';
import { PrivacyRequest, requestColumns, stateOf } from './privacy.dto';

/** The copies that are waiting to be read: service → sealed text. */
export const sealedOfPrivacy: SealedColumn = {
  ...{ table: 'privacy_requests', column: 'sealed', key: 'id', ofVenues: true, byName: true },
  placeOf: ({ key, name }) => placeOfCopy(key as string, name!),
};

const keepCopyMs = 24 * 3_600_000;

interface Opening {
  id?: string;
  kind: PrivacyKind;
  guestId: string;
  cardIds: string[];
  answers?: PrivacyRequest['answers'];
  marks: string[];
}

export async function openRequest(
  tx: Transaction,
  { id = newId(), kind, guestId, cardIds, answers = {}, marks }: Opening,
  now: Date,
): Promise<PrivacyRequest> {
  const expiresAt = kind === 'copy' ? new Date(now.getTime() + keepCopyMs) : null;
  const [request] = await tx.query<PrivacyRequest & Record<string, unknown>>(
    `INSERT INTO privacy_requests (id, venue_id, kind, guest_id, card_ids, answers, sealed, requested_by, expires_at,
                                   created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, '{}', $7, $8, $9, $9) RETURNING ${requestColumns}`,
    [id, tx.caller.venueId, kind, guestId, cardIds, answers, tx.caller.actor, expiresAt, now],
  );
  tx.emit('privacy_request.opened', { after: { ...stateOf(request!), marks } });
  return request!;
}

/** The newest of its kind of a guest; a copy only as long as it is kept. */
export async function findRequest(
  tx: Transaction,
  { kind, guestId, now }: { kind: PrivacyKind; guestId: string; now: Date },
): Promise<PrivacyRequest | undefined> {
  const [request] = await tx.query<PrivacyRequest & Record<string, unknown>>(
    `SELECT ${requestColumns} FROM privacy_requests
      WHERE venue_id = $1 AND (guest_id = $2 OR $2 = ANY (card_ids)) AND kind = $3
        AND (kind = 'erasure' OR expires_at > $4) ORDER BY created_at DESC, id DESC LIMIT 1`,
    [tx.caller.venueId, guestId, kind, now],
  );
  return request;
}

/** What a service has done. A second time changes nothing; when all have answered the request is closed. */
export async function noteAnswer(
  tx: Transaction,
  service: ServiceName,
  { id, counts, sealed }: PrivacyAnswerState,
  now: Date,
): Promise<void> {
  const [request] = await tx.query<PrivacyRequest & Record<string, unknown>>(
    `SELECT ${requestColumns} FROM privacy_requests WHERE venue_id = $1 AND id = $2 FOR UPDATE`,
    [tx.caller.venueId, id],
  );
  if (!request || service in request.answers) return;
  const answers = { ...request.answers, [service]: counts };
  const done = privacyServices.every((each) => each in answers);
  // A copy that came too late, or after its guest was erased, is kept by nobody.
  const kept = sealed && request.expires_at && request.expires_at > now ? { [service]: sealed } : {};
  const [saved] = await tx.query<PrivacyRequest & Record<string, unknown>>(
    `UPDATE privacy_requests SET answers = $3, sealed = sealed || $4, done_at = $5, version = version + 1, updated_at = $6
      WHERE venue_id = $1 AND id = $2 RETURNING ${requestColumns}`,
    [tx.caller.venueId, id, answers, kept, done ? now : null, now],
  );
  if (done) tx.emit('privacy_request.closed', { before: stateOf(request), after: stateOf(saved!) });
}
