import { OnceOnly } from '@guestflow/access';
import { Conflict, RuleViolation } from '@guestflow/problems';
import { PoolClient } from 'pg';

/** The request was answered before: thrown to leave the transaction, caught where the answer is sent. */
export class AnsweredBefore extends Error {
  constructor(
    readonly status: number,
    readonly answer: string,
  ) {
    super('Answered before');
  }
}

/**
 * Claims an idempotency key inside the transaction of its effect, so that a crash cannot part the two.
 * The lock, held until the end of the transaction, tells a second request at once that the first still runs.
 */
export async function claimOnce(client: PoolClient, { scope, key, fingerprint }: OnceOnly): Promise<void> {
  const { rows } = await client.query<{ free: boolean }>(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS free',
    [`once:${scope}:${key}`],
  );
  if (!rows[0]?.free) throw new Conflict('A request with this Idempotency-Key is still running');
  // A statement of its own: one that began before the lock was had would not see what the other committed.
  const found = await client.query<{ fingerprint: string; status: number; answer: string }>(
    'SELECT fingerprint, status, answer FROM idempotency_keys WHERE scope = $1 AND key = $2',
    [scope, key],
  );
  const earlier = found.rows[0];
  if (!earlier) return;
  if (earlier.fingerprint !== fingerprint) {
    throw new RuleViolation('idempotency_key_reused', 'This Idempotency-Key was used for another request');
  }
  throw new AnsweredBefore(earlier.status, earlier.answer);
}

/** Keeps the answer as the bytes that will be sent, and returns them. */
export async function keepAnswer(
  client: PoolClient,
  { scope, key, fingerprint, status }: OnceOnly,
  answer: unknown,
): Promise<string> {
  const text = JSON.stringify(answer ?? null);
  await client.query(
    'INSERT INTO idempotency_keys (scope, key, fingerprint, status, answer) VALUES ($1, $2, $3, $4, $5)',
    [scope, key, fingerprint, status, text],
  );
  return text;
}
