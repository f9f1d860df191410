import { eventually, TelegramSimulator } from '@guestflow/testing';
import { Pool } from 'pg';
import { Api } from './api';
import { settled } from './settled';

export interface Said {
  venueId: string;
  canary: string;
  guestId: string;
  bot: string;
  /** The guest's own, in Telegram. */
  account: number;
}

interface Ground {
  sql: Pool;
  telegram: TelegramSimulator;
}

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A campaign whose link the guest has opened, a letter, and what the staff are told: all that messaging keeps of a venue. */
export async function seedMessaging(operator: Api, { sql, telegram }: Ground, said: Said): Promise<void> {
  const { venueId, canary, guestId, bot, account } = said;
  const asked = `venue_id=${venueId}`;
  const make = async <T>(method: string, path: string, body: object): Promise<T> => {
    const { status, text, body: made } = await operator.call<T>(method, `${path}?${asked}`, body);
    if (status >= 300) throw new Error(`Not made at ${path}: ${text}`);
    return made;
  };
  await make('PUT', '/reminders/rules', { rules: [], quiet_from: '22:00', quiet_to: '09:00' });
  await make('POST', `/guests/${guestId}/consents`, { purpose: 'marketing', given: true, text_version: canary });
  await settled(sql);

  await make('POST', `/dialogues/${guestId}/messages`, { text: `A letter of ${canary}`, channel: 'email' });
  const { id } = await make<{ id: string }>('POST', '/campaigns', {
    ...{ name: `Campaign ${canary}`, segment_filter: { tags: [`Tag ${canary}`] } },
    message_text: `Come and see https://example.com/${canary}`,
    upload_id: await upload(operator, `file_name=${canary}.png&${asked}`),
  });
  await make('POST', `/campaigns/${id}/send`, {});
  const key = await eventually(() => {
    const [, found] =
      telegram
        .chat(bot, account)
        .map(({ text, caption }) => /\/links\/([\w-]+)/.exec(text ?? caption ?? ''))
        .find((link) => link !== null) ?? [];
    if (!found) throw new Error('The campaign has not arrived yet');
    return found;
  });
  const opened = await fetch(`${operator.url}/api/v1/links/${key}`, { redirect: 'manual' });
  if (opened.status !== 302) throw new Error(`The link answers ${opened.status}`);
  await eventually(async () => {
    const waiting = `SELECT 1 FROM messaging.letters WHERE venue_id = $1 AND ended_at IS NULL
               UNION ALL SELECT 1 FROM messaging.campaigns WHERE venue_id = $1 AND status <> 'completed'`;
    if ((await sql.query(waiting, [venueId])).rowCount) throw new Error('What is said is still on its way');
  });

  // Last: by which way the rest is said must not change.
  await make('PATCH', '/notifications/settings', { channel_order: ['email', 'telegram'] });
  const told = { title: `Title ${canary}`, text: `Text ${canary}`, roles: ['manager'] };
  const notification = await make<{ id: string }>('POST', '/notifications/send', told);
  await sql.query(
    `INSERT INTO messaging.notification_reads (venue_id, notification_id, user_id, read_at)
     VALUES ($1, $2, gen_random_uuid(), now())`,
    [venueId, notification.id],
  );
  // It is found out by and by; in the middle of a comparison it would look like somebody's doing.
  await sql.query(`UPDATE messaging.venues SET birthdays_at = now() + interval '1 day' WHERE venue_id = $1`, [venueId]);
  // The link that does it stands in a letter alone.
  await sql.query(
    `INSERT INTO messaging.email_optouts (id, venue_id, card_id, guest_id, at)
     VALUES (gen_random_uuid(), $1, $2, $2, now())`,
    [venueId, guestId],
  );
}

async function upload(operator: Api, query: string): Promise<string> {
  const answer = await fetch(`${operator.url}/api/v1/uploads?${query}`, {
    method: 'POST',
    body: dot,
    headers: { authorization: `Bearer ${operator.token}`, 'content-type': 'image/png' },
  });
  if (answer.status !== 201) throw new Error(`Not uploaded: ${answer.status}`);
  return ((await answer.json()) as { id: string }).id;
}
