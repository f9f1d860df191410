import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { FeedbackSource } from '@guestflow/contracts';
import { assertSeen } from '@guestflow/http';
import { newId, Transaction, Transactions } from '@guestflow/persistence';
import { NotFound, RuleViolation, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { nobody } from '../guests/guest-rules';
import { findGuest, guestKnownBy, insertGuest } from '../guests/save-guest';
import { FeedbackVerb, move } from './feedback-lifecycle';
import {
  BotFeedbackDto,
  FeedbackCardDto,
  FeedbackReplyDto,
  NewFeedbackDto,
  SayReplyDto,
  stateOf,
} from './feedback.dto';
import { Feedback } from './feedback.entity';
import { FeedbackQueries } from './feedback.queries';

/** What guests say, to the bot or at the table. */
@Injectable()
export class FeedbackService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: FeedbackQueries,
    private readonly clock: Clock,
  ) {}

  writeDown(caller: Caller, said: NewFeedbackDto): Promise<FeedbackCardDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const guestId = said.guest_id ? (await findGuest(tx, said.guest_id, { lock: true })).id : undefined;
      return this.receive(tx, said, 'manual', guestId ?? (await guestOfVisit(tx, said.booking_id)), now);
    });
  }

  fromBot(caller: Caller, { telegram_id, source = 'bot', ...said }: BotFeedbackDto): Promise<FeedbackCardDto> {
    const now = this.clock.now();
    if (Boolean(telegram_id) === Boolean(said.guest_id)) {
      throw new ValidationProblem([{ field: 'guest_id', message: 'give either guest_id or telegram_id' }]);
    }
    return this.transactions.inVenue(caller, async (tx) => {
      const guestId = said.guest_id
        ? (await findGuest(tx, said.guest_id, { lock: true })).id
        : await whoWrites(tx, telegram_id!, now);
      return this.receive(tx, said, source, guestId, now);
    });
  }

  step(caller: Caller, id: string, verb: FeedbackVerb, seen?: number): Promise<FeedbackCardDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const feedback = await tx.findOrFail(Feedback, id, { lock: true });
      assertSeen(feedback, seen);
      const change = move(feedback.status, verb, caller.userId ?? null, now);
      const moved = { ...feedback, ...change, version: feedback.version + 1, updatedAt: now };
      await tx.manager.update(Feedback, id, moved);
      tx.emit(verb === 'handle' ? 'feedback.handled' : 'feedback.reopened', {
        before: stateOf(feedback),
        after: stateOf(moved),
      });
      return this.queries.cardOf(tx, id);
    });
  }

  /** Whoever sends messages hears of it and sends it. The status stays as it is. */
  async reply(caller: Caller, id: string, { text }: SayReplyDto): Promise<FeedbackReplyDto> {
    const now = this.clock.now();
    // Telegram takes none that is blank.
    if (!text.trim()) throw new ValidationProblem([{ field: 'text', message: 'text is needed' }]);
    return this.transactions.inVenue(caller, async (tx) => {
      const { guestId, venueId } = await tx.findOrFail(Feedback, id);
      // Held: of whom nothing is known any more there is nobody to answer, and nothing is written down after.
      const guest = guestId && (await findGuest(tx, guestId, { lock: true, erased: true }));
      if (!guest || guest.erasedAt) throw new RuleViolation('nobody_to_answer', 'It is not known who said it');
      const reply = {
        ...{ id: newId(), feedback_id: id, text, created_by_user_id: caller.userId ?? null },
        created_at: now.toISOString(),
      };
      await tx.query(
        `INSERT INTO feedback_replies (id, venue_id, feedback_id, text, created_by_user_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [reply.id, venueId, id, text, reply.created_by_user_id, now],
      );
      tx.emit('feedback.replied', {
        after: { id: reply.id, version: 1, feedback_id: id, guest_id: guest.id, text, created_at: reply.created_at },
      });
      return reply;
    });
  }

  private async receive(
    tx: Transaction,
    { message_text, score, tags, booking_id }: NewFeedbackDto,
    source: FeedbackSource,
    guestId: string | undefined,
    now: Date,
  ): Promise<FeedbackCardDto> {
    const words = message_text?.trim() || null;
    if (words === null && typeof score !== 'number') {
      throw new ValidationProblem([{ field: 'message_text', message: 'a message or a score is needed' }]);
    }
    const feedback: Feedback = {
      ...{ id: newId(), venueId: tx.caller.venueId!, cardId: guestId ?? null, guestId: guestId ?? null },
      ...{ bookingId: booking_id ? await visitOf(tx, booking_id, guestId) : await lastVisit(tx, guestId, now) },
      ...{ messageText: words, score: score ?? null, tags: tags ?? [], source, status: 'new' },
      ...{ handledAt: null, handledByUserId: null, version: 1, createdAt: now, updatedAt: now },
    };
    await tx.manager.insert(Feedback, feedback);
    tx.emit('feedback.received', { after: stateOf(feedback) });
    return this.queries.cardOf(tx, feedback.id);
  }
}

/** Whoever writes to the bot may do so before anything else is known of him. */
async function whoWrites(tx: Transaction, telegramId: string, now: Date): Promise<string> {
  const known = () => guestKnownBy(tx, { telegramId }, { lock: true });
  const guest =
    (await known()) ??
    (await insertGuest(tx, { ...nobody, telegramId }, { source: 'bot', createdByUserId: null }, now)) ??
    (await known());
  if (!guest) throw new NotFound('There is no such guest');
  return guest.id;
}

/** Whose visit it was; undefined where that is not known, or no visit is named. Held, as whoever is named himself. */
async function guestOfVisit(tx: Transaction, bookingId: string | null | undefined): Promise<string | undefined> {
  const guestId = bookingId && (await findVisit(tx, bookingId)).guest_id;
  return guestId ? (await findGuest(tx, guestId, { lock: true })).id : undefined;
}

/** The visit that is meant, which must be of whoever says something of it. */
async function visitOf(tx: Transaction, bookingId: string, guestId: string | undefined): Promise<string> {
  const { guest_id } = await findVisit(tx, bookingId);
  if (guest_id !== (guestId ?? null)) throw new RuleViolation('not_their_visit', 'It is the visit of another guest');
  return bookingId;
}

async function findVisit(tx: Transaction, bookingId: string): Promise<{ guest_id: string | null }> {
  const [visit] = await tx.query<{ guest_id: string | null }>(
    'SELECT guest_id FROM visits WHERE venue_id = $1 AND booking_id = $2',
    [tx.caller.venueId, bookingId],
  );
  if (!visit) throw new NotFound('There is no such visit');
  return visit;
}

const daysRemembered = 7;

async function lastVisit(tx: Transaction, guestId: string | undefined, now: Date): Promise<string | null> {
  if (!guestId) return null;
  const [visit] = await tx.query<{ booking_id: string }>(
    `SELECT booking_id FROM visits
      WHERE venue_id = $1 AND guest_id = $2 AND booked_at >= $3 AND status IN ('arrived', 'completed')
      ORDER BY booked_at DESC, booking_id DESC LIMIT 1`,
    [tx.caller.venueId, guestId, new Date(now.getTime() - daysRemembered * 86_400_000)],
  );
  return visit?.booking_id ?? null;
}
