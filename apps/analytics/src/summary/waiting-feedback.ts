import { Injectable } from '@nestjs/common';
import { Fact, FeedbackState } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { Model } from '../models/model';

const read = ['feedback.received', 'feedback.handled', 'feedback.reopened'];

/** What guests said that nobody has seen to yet. */
@Injectable()
export class WaitingFeedback implements Model {
  readonly tables = ['waiting_feedback'];

  reads(name: string): boolean {
    return read.includes(name);
  }

  async hear(tx: Transaction, facts: readonly Fact[]): Promise<void> {
    const said = (facts as readonly Fact<FeedbackState>[]).map(({ data: { after } }) => after);
    await tx.query(
      `INSERT INTO waiting_feedback AS kept (venue_id, feedback_id, waits, version)
       SELECT DISTINCT ON (id) $1, id, waits, version
         FROM unnest($2::uuid[], $3::boolean[], $4::integer[]) AS said (id, waits, version) ORDER BY id, version DESC
       ON CONFLICT (venue_id, feedback_id) DO UPDATE SET waits = excluded.waits, version = excluded.version
       WHERE kept.version < excluded.version`,
      [
        ...[tx.caller.venueId, said.map(({ id }) => id)],
        ...[said.map(({ status }) => status === 'new'), said.map(({ version }) => version)],
      ],
    );
  }

  /** It is of no day. */
  recount(): Promise<void> {
    return Promise.resolve();
  }
}

export async function waitingFeedback(tx: Transaction, venueIds: readonly string[]): Promise<number> {
  const [{ count } = { count: 0 }] = await tx.query<{ count: number }>(
    'SELECT /* cast */ count(*)::integer AS count FROM waiting_feedback WHERE waits AND venue_id = ANY ($1)',
    [venueIds],
  );
  return count;
}
