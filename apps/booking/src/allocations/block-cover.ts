import { Transaction } from '@guestflow/persistence';
import { Conflict } from '@guestflow/problems';
import { Span } from '../availability/house';
import { gapsIn } from './gap-rules';

interface Row {
  resource_id: string;
  starts_at: Date;
  held_until: Date;
}

const maxAttempts = 10;

/**
 * A block takes all that is free of its time, and leaves what is booked to those who move it. What comes free later is
 * taken then: `release` sees to it.
 */
export async function cover(
  tx: Transaction,
  blockId: string,
  span: Span,
  resourceIds: readonly string[],
): Promise<void> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const taken = await tx.query<Row>(
      `SELECT resource_id, starts_at, held_until FROM allocations
        WHERE venue_id = $1 AND resource_id = ANY ($2::uuid[])
          AND tstzrange(starts_at, held_until) && tstzrange($3, $4)`,
      [tx.caller.venueId, resourceIds, new Date(span.from), new Date(span.to)],
    );
    const takenOf = new Map(resourceIds.map((id) => [id, [] as Span[]]));
    for (const { resource_id, starts_at, held_until } of taken) {
      takenOf.get(resource_id)!.push({ from: starts_at.getTime(), to: held_until.getTime() });
    }
    const pieces = [...resourceIds]
      .sort()
      .flatMap((resourceId) => gapsIn(span, takenOf.get(resourceId)!).map((gap) => ({ resourceId, ...gap })));
    if (pieces.length === 0) return;
    const had = await tx.query(
      `INSERT INTO allocations (venue_id, resource_id, starts_at, held_until, owner_kind, owner_id)
       SELECT $1, piece.resource_id, piece.starts_at, piece.held_until, 'block', $2
         FROM unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[]) AS piece (resource_id, starts_at, held_until)
        ORDER BY piece.resource_id, piece.starts_at
       ON CONFLICT DO NOTHING RETURNING 1`,
      [
        tx.caller.venueId,
        blockId,
        pieces.map(({ resourceId }) => resourceId),
        pieces.map(({ from }) => new Date(from)),
        pieces.map(({ to }) => new Date(to)),
      ],
    );
    // Somebody booked there meanwhile: the rest around it is still to be had.
    if (had.length === pieces.length) return;
  }
  throw new Conflict('So much is being booked at this time that it could not be blocked: try again');
}
