import { Injectable } from '@nestjs/common';
import { Fact, FeedbackState } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { CountedRows, dayOf, keepCounted, monthOf, recountRows, Writing } from '../models/counted-rows';
import { CountedVenue, Model } from '../models/model';

/** By days and by months. -1 stands for no score: it is told apart in a key. */
const scored = `by_month, CASE WHEN by_month THEN ${monthOf('day')} ELSE day END AS day, COALESCE(r.score, -1)::smallint AS score`;
const days = `(SELECT ${dayOf('r.created_at')}) d (day), (VALUES (false), (true)) m (by_month)`;
const feedback: CountedRows = {
  table: 'feedback_answers',
  key: 'feedback_id',
  figures: [
    { table: 'feedback_figures', by: ['by_month', 'day', 'score'], of: `SELECT ${scored} FROM ${days}` },
    {
      table: 'feedback_tag_figures',
      by: ['by_month', 'day', 'tag', 'score'],
      of: `SELECT ${scored}, tag FROM ${days}, unnest(r.tags) t (tag)`,
    },
  ],
};

const written: Writing = {
  columns: {
    ...{ feedback_id: 'uuid', score: 'smallint', tags: 'text[]', created_at: 'timestamptz', version: 'integer' },
  },
  version: 'version',
};

const read = new Set(['feedback.received', 'feedback.handled', 'feedback.reopened']);

/** Which scores guests gave, by the day on which they did. */
@Injectable()
export class FeedbackModel implements Model {
  readonly tables = ['feedback_answers', 'feedback_figures', 'feedback_tag_figures'];

  reads(name: string): boolean {
    return read.has(name);
  }

  async hear(tx: Transaction, facts: readonly Fact[], venue: CountedVenue): Promise<void> {
    const told = facts.map(({ data }) => {
      const { id, score, tags, created_at, version } = data.after as FeedbackState;
      return { feedback_id: id, score, tags: [...new Set(tags)], created_at, version };
    });
    await keepCounted(tx, feedback, written, venue, told);
  }

  recount(tx: Transaction, venue: CountedVenue): Promise<void> {
    return recountRows(tx, feedback, venue);
  }
}
