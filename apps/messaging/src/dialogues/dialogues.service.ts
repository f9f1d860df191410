import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { GuestChannel } from '@guestflow/contracts';
import { Page, PageQuery } from '@guestflow/http';
import { cardOfAccount, Forgetting, holdCards, rootOf, Transaction, Transactions } from '@guestflow/persistence';
import { NotFound, RuleViolation, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { Channels } from '../channels/channels';
import { hear, say } from '../messages/messages';
import { MessageDto } from '../messages/messages.dto';
import { MessagesQueries } from '../messages/messages.queries';
import { nothingNewOf, notifyOfMessage } from '../notifications/notify';
import { addresseesOf } from '../reach/addressees';
import { Reach, reachOf, UnreachableReason } from '../reach/reach-rules';
import { BotMessageDto, DialogueReadDto, HeardMessageDto, ReadDialogueDto, WriteMessageDto } from './dialogues.dto';

const whyNot: Record<UnreachableReason, string> = {
  unknown_guest: 'Nothing is known of the guest yet',
  no_telegram: 'The guest has not come by Telegram yet',
  no_bot: 'The venue has no bot that is on',
  not_started: 'The guest has not written to the bot yet',
  blocked: 'The guest does not let the bot write',
  no_email: 'No e-mail address of the guest is known',
  no_consent: 'The guest does not want to be written to',
  blacklisted: 'The guest is on the blacklist',
  channel_off: 'Nothing can be sent by this channel here',
};

/** What guests write to the venue, and what its staff answer. */
@Injectable()
export class DialoguesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly messages: MessagesQueries,
    private readonly forgetting: Forgetting,
    private readonly channels: Channels,
    private readonly clock: Clock,
  ) {}

  async hear(
    caller: Caller,
    { telegram_id: telegramId, text, kind: content = 'text' }: BotMessageDto,
  ): Promise<HeardMessageDto> {
    const now = this.clock.now();
    const words = text?.trim() || null;
    if (content === 'text' && words === null) {
      throw new ValidationProblem([{ field: 'text', message: 'text is needed' }]);
    }
    return this.transactions.inVenue(caller, async (tx) => {
      await this.forgetting.together(tx);
      await holdCards(tx, { alone: false });
      const whose = await cardOfAccount(tx, telegramId);
      const id = await hear(tx, { telegramId, whose, content, text: words }, now);
      await notifyOfMessage(tx, { messageId: id, whose }, now);
      return { id, guest_id: whose?.guestId ?? null, state: 'received', created_at: now.toISOString() };
    });
  }

  read(caller: Caller, cardId: string, query: PageQuery): Promise<Page<MessageDto>> {
    return this.transactions.inVenue(caller, async (tx) =>
      this.messages.ofGuest(tx, await knownGuest(tx, cardId), query),
    );
  }

  async write(caller: Caller, cardId: string, { text, channel }: WriteMessageDto): Promise<MessageDto> {
    const now = this.clock.now();
    // Telegram takes none that is blank.
    if (!text.trim()) throw new ValidationProblem([{ field: 'text', message: 'text is needed' }]);
    return this.transactions.inVenue(caller, async (tx) => {
      await this.forgetting.together(tx);
      await holdCards(tx, { alone: false });
      const guestId = await knownGuest(tx, cardId);
      const to = await this.reach(tx, guestId, channel);
      if ('why' in to) throw new RuleViolation('not_reachable', whyNot[to.why], { why: to.why });
      const whose = { cardId: guestId, guestId };
      const said = { kind: 'dialogue', whose, to, text, authorUserId: caller.userId ?? null } as const;
      const [id] = await say(tx, [said], now);
      return this.messages.card(tx, id!);
    });
  }

  /** The way that was chosen; otherwise the one by which he wrote last, as far as it is open. */
  private async reach(tx: Transaction, guestId: string, chosen: GuestChannel | undefined): Promise<Reach> {
    const guest = (await addresseesOf(tx, [guestId])).get(guestId);
    const channels = await this.channels.of(tx);
    if (chosen) return reachOf(guest, { channels: channels.filter((each) => each === chosen), as: 'answer' });
    const wroteBy = await lastWayOf(tx, guestId);
    const answered = guest && wroteBy ? { ...guest, preferredChannel: wroteBy } : guest;
    return reachOf(answered, { channels, as: 'answer' });
  }

  markRead(caller: Caller, cardId: string, { up_to }: ReadDialogueDto): Promise<DialogueReadDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const guest_id = await knownGuest(tx, cardId);
      await markRead(tx, guest_id, up_to, now);
      const [left] = await tx.query<{ count: number }>(
        `SELECT count(*)::integer AS count FROM messages WHERE venue_id = $1 AND guest_id = $2 AND state = 'received'`,
        [tx.caller.venueId, guest_id],
      );
      if (left!.count === 0) await nothingNewOf(tx, guest_id, now);
      return { guest_id, unread_count: left!.count };
    });
  }
}

/** The guest of a card; a 404 where nobody here has heard of it. */
async function knownGuest(tx: Transaction, cardId: string): Promise<string> {
  const guestId = await rootOf(tx, cardId);
  const known = await tx.query(
    `SELECT 1 FROM guests WHERE venue_id = $1 AND guest_id = $2
     UNION ALL (SELECT 1 FROM messages WHERE venue_id = $1 AND guest_id = $2 LIMIT 1)`,
    [tx.caller.venueId, guestId],
  );
  if (known.length === 0) throw new NotFound('There is no such guest');
  return guestId;
}

async function lastWayOf(tx: Transaction, guestId: string): Promise<GuestChannel | undefined> {
  const [last] = await tx.query<{ channel: GuestChannel }>(
    `SELECT channel FROM messages WHERE venue_id = $1 AND guest_id = $2 AND direction = 'in'
      ORDER BY created_at DESC, id DESC LIMIT 1`,
    [tx.caller.venueId, guestId],
  );
  return last?.channel;
}

async function markRead(tx: Transaction, guestId: string, upTo: string | undefined, now: Date): Promise<void> {
  const last = `(SELECT created_at, id FROM messages WHERE venue_id = $1 AND guest_id = $2 AND id = $4)`;
  const [newest] = await tx.query<{ id: string; version: number }>(
    `WITH seen AS (
       UPDATE messages SET state = 'read', read_at = $3, version = version + 1
        WHERE venue_id = $1 AND guest_id = $2 AND state = 'received'
          AND ($4::uuid IS NULL OR (created_at, id) <= ${last})
       RETURNING id, version, created_at
     )
     SELECT id, version FROM seen ORDER BY created_at DESC, id DESC LIMIT 1`,
    [tx.caller.venueId, guestId, now, upTo ?? null],
  );
  if (newest) tx.emit('message.read', { after: { ...newest, guest_id: guestId, read_at: now.toISOString() } });
}
