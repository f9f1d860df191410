import { languages, templateTypes } from '@guestflow/contracts';
import { newId, Transaction } from '@guestflow/persistence';
import { defaultOf } from './default-templates';

/** One at a time in a venue: what holds in all languages is not set in one while another is being written. */
export const templatesInTurn = (tx: Transaction) =>
  tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`templates:${tx.caller.venueId}`]);

const all = templateTypes.flatMap((type) => languages.map((language) => ({ type, language })));
export const mostTemplates = all.length;

/** Writes what a venue says by itself, as far as it has none of it. Whether and when it says so holds in all languages. */
export async function fillTemplates(tx: Transaction, now: Date): Promise<void> {
  await templatesInTurn(tx);
  const rows = all.map(({ type, language }) => ({ id: newId(), type, language, ...defaultOf(type, language) }));
  await tx.query(
    `INSERT INTO notification_templates (venue_id, created_at, updated_at, id, type, language, message_text, buttons,
                                         delay_minutes, is_active)
     SELECT $1, $2, $2, d.id, d.type, d.language, d.message_text, d.buttons,
            CASE WHEN s.type IS NULL THEN d.delay_minutes ELSE s.delay_minutes END, COALESCE(s.is_active, d.is_active)
       FROM json_to_recordset($3::json)
         AS d (id uuid, type text, language text, message_text text, buttons jsonb, delay_minutes integer,
               is_active boolean)
       LEFT JOIN (SELECT DISTINCT ON (type) type, delay_minutes, is_active FROM notification_templates
                   WHERE venue_id = $1 ORDER BY type, language) s ON s.type = d.type
     ON CONFLICT (venue_id, type, language) DO NOTHING`,
    [tx.caller.venueId, now, JSON.stringify(rows)],
  );
}

/** The venues that lack some of it, of those that are known. */
export const venuesToFill = async (tx: Transaction): Promise<string[]> => {
  const rows = await tx.query<{ venue_id: string }>(
    `SELECT v.venue_id FROM venues v
      WHERE (SELECT count(*) FROM notification_templates t
              WHERE t.venue_id = v.venue_id AND t.type = ANY ($1) AND t.language = ANY ($2)) < $3`,
    [templateTypes, languages, mostTemplates],
  );
  return rows.map(({ venue_id }) => venue_id);
};
