import { isDeepStrictEqual } from 'node:util';
import { Transaction } from '@guestflow/persistence';
import { appendConsents } from '../consents/append-consents';
import { changed, nobody } from '../guests/guest-rules';
import { Guest } from '../guests/guest.entity';
import { insertGuest, rootOf, saveGuest } from '../guests/save-guest';
import { lockRoots, Overtaken } from '../guests/until-settled';
import { mergeCards } from '../merges/merge-cards';
import { RegisterGuestDto } from './bot.dto';
import { hashOf } from './link-secret';
import { decide, Decision, Link, linkState, LinkState } from './registration-rules';

/** What a guest says of himself; the phone is E.164 by now. */
export type Saying = RegisterGuestDto & { phone: string | null };

export interface Registered {
  guest: Guest;
  outcome: Decision['outcome'];
  link: LinkState | null;
}

/** Whoever writes to the bot has one card then, whatever the venue knew of him before. */
export async function registerGuest(tx: Transaction, said: Saying, now: Date): Promise<Registered> {
  const seen = await lookUp(tx, said);
  const cards = await lockRoots(
    tx,
    [seen.account?.root, seen.phone?.root, seen.link?.root].filter((id) => id !== undefined),
  );
  if (!isDeepStrictEqual(seen, await lookUp(tx, said))) throw new Overtaken();
  const link = said.link_token ? await useLink(tx, seen.link, cards, now) : null;
  const cardOf = (found?: Found) => found && cards.get(found.root);
  const decision = decide({
    phone: said.phone,
    account: cardOf(seen.account),
    byPhone: cardOf(seen.phone),
    byLink: link === 'used' ? cardOf(seen.link) : undefined,
  });
  const guest = await carryOut(tx, decision, { said, seen, cards, now });
  await appendConsents(tx, guest, said.consents ?? [], 'bot', now);
  return { guest: await tx.findOrFail(Guest, guest.id), outcome: decision.outcome, link };
}

interface Found {
  /** The card that has the phone or the account, and the one that it is part of. */
  id: string;
  root: string;
}

interface Seen {
  account?: Found;
  phone?: Found;
  link?: Found & Link & { hash: Buffer };
}

async function lookUp(tx: Transaction, { telegram_id, phone, link_token }: Saying): Promise<Seen> {
  const venueId = tx.caller.venueId;
  const found = async <Row extends { id: string }>(rows: Promise<Row[]>): Promise<(Row & Found) | undefined> => {
    const [row] = await rows;
    const root = row && (await rootOf(tx, row.id));
    return row && root ? { ...row, root } : undefined;
  };
  return {
    account: await found(
      tx.query<{ id: string }>('SELECT id FROM guests WHERE venue_id = $1 AND telegram_id = $2', [
        venueId,
        telegram_id,
      ]),
    ),
    phone: phone
      ? await found(
          tx.query<{ id: string }>('SELECT id FROM guests WHERE venue_id = $1 AND phone = $2', [venueId, phone]),
        )
      : undefined,
    link: link_token
      ? await found(
          tx.query<{ id: string; hash: Buffer } & Link>(
            `SELECT guest_id AS id, token_hash AS hash, expires_at AS "expiresAt", used_at AS "usedAt" FROM bot_links
              WHERE venue_id = $1 AND token_hash = $2`,
            [venueId, hashOf(link_token)],
          ),
        )
      : undefined,
  };
}

/** A link leads once. What it leads to is locked, and so is the link therefore. */
async function useLink(
  tx: Transaction,
  link: Seen['link'],
  cards: ReadonlyMap<string, Guest>,
  now: Date,
): Promise<LinkState> {
  const state = link && cards.get(link.root)?.erasedAt ? 'unknown' : linkState(link, now);
  if (state !== 'used' || !link) return state;
  const used = await tx.query(
    `UPDATE bot_links SET used_at = $3 WHERE venue_id = $1 AND token_hash = $2 AND used_at IS NULL RETURNING id`,
    [tx.caller.venueId, link.hash, now],
  );
  if (used.length === 0) throw new Overtaken();
  return 'used';
}

interface Work {
  said: Saying;
  seen: Seen;
  cards: ReadonlyMap<string, Guest>;
  now: Date;
}

async function carryOut(tx: Transaction, decision: Decision, { said, seen, cards, now }: Work): Promise<Guest> {
  const { telegram_id: telegramId, username, name, language, preferred_channel: preferredChannel } = said;
  const account = { telegramId, telegramUsername: username?.toLowerCase() ?? null, telegramBlockedAt: null };
  if (decision.outcome === 'created') {
    const profile = changed(nobody, { ...said, telegram_username: username });
    const made = await insertGuest(tx, profile, { source: 'bot', createdByUserId: null }, now);
    if (!made) throw new Overtaken();
    return made;
  }
  let guest = cards.get(decision.to)!;
  if (decision.outcome === 'merged') {
    const merged = cards.get(decision.from)!;
    const choices = merged.telegramId === telegramId ? { telegram: 'merged' as const } : {};
    ({ kept: guest } = await mergeCards(tx, { kept: guest, merged }, choices, now));
  }
  if (decision.outcome === 'met' && seen.account) await leaveAccount(tx, seen.account.id, now);
  const isTheirs = decision.outcome === 'met' || guest.telegramId === telegramId;
  // A name that is not said is not taken away.
  const known = username ? account : { telegramId, telegramBlockedAt: null };
  return saveGuest(
    tx,
    guest,
    {
      ...(isTheirs && (guest.telegramId === telegramId ? known : account)),
      ...(decision.phone !== undefined && { phone: decision.phone }),
      ...(!guest.name && name && { name: changed(nobody, { name }).name }),
      ...(!guest.language && language && { language }),
      ...(!guest.preferredChannel && preferredChannel && { preferredChannel }),
    },
    { now },
  );
}

/** The card that had the account keeps what else it has. */
async function leaveAccount(tx: Transaction, id: string, now: Date): Promise<void> {
  const card = await tx.findOrFail(Guest, id, { lock: true });
  await saveGuest(tx, card, { telegramId: null, telegramUsername: null, telegramBlockedAt: null }, { now });
}
