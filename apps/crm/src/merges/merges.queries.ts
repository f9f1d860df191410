import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { listPage, Page } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { toWire } from '../guests/guests.dto';
import { rootOf } from '../guests/save-guest';
import { asCard, bothCards, faceOf, movable } from './merge-cards';
import { choosable, sideOf, same, united, valueOf } from './merge-rules';
import { MergeDto, MergeGuestsDto, MergePreviewDto, MergesQuery, MovesDto } from './merges.dto';

const columns = `id, kept_id, merged_id, choices, merged_by, created_at, undone_by, undone_at,
  (undone_at IS NULL AND EXISTS (
    SELECT 1 FROM guests g WHERE g.venue_id = merges.venue_id AND g.id = merges.merged_id AND g.erased_at IS NULL)) AS can_undo`;

@Injectable()
export class MergesQueries {
  constructor(private readonly transactions: Transactions) {}

  list(caller: Caller, query: MergesQuery): Promise<Page<MergeDto>> {
    return this.transactions.inVenue(caller, async (tx) =>
      listPage<MergeDto & Record<string, unknown>>(tx, query, {
        columns,
        from: 'merges',
        where: [['venue_id = $1', caller.venueId], query.guest_id ? await ofGuest(tx, query.guest_id) : undefined],
        sortable: { created_at: 'number' },
        otherwise: 'created_at:desc',
      }),
    );
  }

  async mergeOf(tx: Transaction, id: string): Promise<MergeDto> {
    const [merge] = await tx.query<MergeDto & Record<string, unknown>>(
      `SELECT ${columns} FROM merges WHERE venue_id = $1 AND id = $2`,
      [tx.caller.venueId, id],
    );
    return merge!;
  }

  preview(caller: Caller, { kept_id, merged_id, choices = {} }: MergeGuestsDto): Promise<MergePreviewDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const { kept, merged } = await bothCards(tx, kept_id, merged_id);
      const [mine, theirs] = [faceOf(kept), faceOf(merged)];
      const after = united(mine, theirs, choices);
      const fields = choosable.map((field) => {
        const [one, other] = [valueOf(mine, field), valueOf(theirs, field)];
        const differs = !isNothing(one) && !isNothing(other) && !same(one, other);
        const from = sideOf(field, mine, theirs, choices);
        return { field, from, differs, value: valueOf(after, field), kept: one, merged: other };
      });
      return { guest: toWire({ ...kept, ...asCard(after) }), fields, moves: await movesOf(tx, merged_id) };
    });
  }
}

const isNothing = (value: unknown): boolean => value === null || Object.keys(value as object).length === 0;

async function movesOf(tx: Transaction, id: string): Promise<MovesDto> {
  const counts = movable.map(
    (table) => `(SELECT count(*)::int FROM ${table} WHERE venue_id = $1 AND guest_id = $2) AS ${table}`,
  );
  const [moves] = await tx.query<MovesDto & Record<string, unknown>>(`SELECT ${counts.join(', ')}`, [
    tx.caller.venueId,
    id,
  ]);
  return moves!;
}

/** Of whichever of a guest's cards. */
async function ofGuest(tx: Transaction, id: string): Promise<[string, ...unknown[]]> {
  const root = await rootOf(tx, id);
  if (!root) throw new NotFound('There is no such guest');
  const cards = await tx.query<{ id: string }>(
    `WITH RECURSIVE tree AS (
       SELECT id FROM guests WHERE venue_id = $1 AND id = $2
       UNION SELECT g.id FROM tree JOIN guests g ON g.venue_id = $1 AND g.merged_into_id = tree.id
     ) SELECT id FROM tree`,
    [tx.caller.venueId, root],
  );
  return ['kept_id = ANY ($1::uuid[]) OR merged_id = ANY ($1::uuid[])', cards.map((card) => card.id)];
}
