import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { PrivacyKind } from '@guestflow/contracts';
import { Forgetting, newId, placeOfCopy, Sealer, Transaction, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { findGuest, guestKnownBy } from '../guests/save-guest';
import { cardsOf, eraseCards, wordsOf } from './erase-cards';
import { knownOfGuest } from './known-of-guest';
import { DataExportDto, ErasureDto, PrivacyRequest, requestColumns, toErasure, toExport } from './privacy.dto';
import { findRequest, openRequest } from './requests';

// Less than what the gateway gives an answer.
const patienceMs = 6_000;
const lookEveryMs = 100;

/** A guest's right to a copy of everything known of him, and to be forgotten: here at once, elsewhere by events. */
@Injectable()
export class PrivacyService {
  constructor(
    private readonly transactions: Transactions,
    private readonly forgetting: Forgetting,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  /** A second time it is the same request, however it stands. */
  async erase(caller: Caller, id: string): Promise<ErasureDto> {
    const now = this.clock.now();
    const request = await this.transactions.inVenue(caller, async (tx) => {
      // Before any card: whoever asks who was forgotten does so before he waits for one.
      await this.forgetting.alone(tx);
      const guest = await findGuest(tx, id, { lock: true, erased: true });
      if (guest.erasedAt) return (await findRequest(tx, { kind: 'erasure', guestId: guest.id, now })) ?? notAsked();
      const [requestId, cards] = [newId(), await cardsOf(tx, guest.id)];
      const { counts, marks } = await eraseCards(tx, { requestId, cards, forgetting: this.forgetting }, now);
      const cardIds = cards.map((card) => card.id);
      const answers = { crm: counts };
      return openRequest(tx, { id: requestId, kind: 'erasure', guestId: guest.id, cardIds, answers, marks }, now);
    });
    return toErasure(await this.whenAnswered(caller, request));
  }

  /** As the guest himself asks for it, in the venue's bot: of a partner's key nobody knows that he has. */
  async eraseOfTelegram(caller: Caller, telegramId: string): Promise<ErasureDto> {
    const guest = await this.transactions.inVenue(caller, (tx) => guestKnownBy(tx, { telegramId }));
    if (!guest) throw new NotFound('Nobody is known by this Telegram account');
    return this.erase(caller, guest.id);
  }

  erasure(caller: Caller, id: string): Promise<ErasureDto> {
    return this.transactions.inVenue(caller, async (tx) => toErasure(await this.asked(tx, id, 'erasure')));
  }

  async copy(caller: Caller, id: string): Promise<DataExportDto> {
    const now = this.clock.now();
    const request = await this.transactions.inVenue(caller, async (tx) => {
      const guest = await findGuest(tx, id, { lock: true });
      const cards = await cardsOf(tx, guest.id);
      const marks = this.forgetting.marksOf(tx, wordsOf(cards));
      const cardIds = cards.map((card) => card.id);
      return openRequest(tx, { kind: 'copy', guestId: guest.id, cardIds, marks }, now);
    });
    const answered = await this.whenAnswered(caller, request);
    return this.transactions.inVenue(caller, (tx) => this.shown(tx, answered));
  }

  /** The last one, as long as it is kept. */
  dataExport(caller: Caller, id: string): Promise<DataExportDto> {
    return this.transactions.inVenue(caller, async (tx) => this.shown(tx, await this.asked(tx, id, 'copy')));
  }

  private async asked(tx: Transaction, id: string, kind: PrivacyKind): Promise<PrivacyRequest> {
    const guest = await findGuest(tx, id, { erased: kind === 'erasure' });
    return (await findRequest(tx, { kind, guestId: guest.id, now: this.clock.now() })) ?? notAsked();
  }

  private async shown(tx: Transaction, request: PrivacyRequest): Promise<DataExportDto> {
    if (!request.done_at) return toExport(request, null);
    const { id, sealed } = request;
    const guest = await findGuest(tx, request.guest_id);
    const cards = await cardsOf(tx, guest.id);
    const at = this.clock.now().toISOString();
    // Each time it is handed out, so that the log says who has seen it.
    tx.emit('guests.exported', {
      after: { id: newId(), version: 1, way: 'copy', rows: cards.length, filters: {}, guest_id: guest.id, at },
    });
    const opened = Object.entries(sealed).map(([service, text]) => [
      service,
      JSON.parse(this.sealer.open(text, placeOfCopy(id, service))) as object,
    ]);
    return toExport(request, {
      crm: await knownOfGuest(tx, cards),
      ...(Object.fromEntries(opened) as Record<string, object>),
    });
  }

  /** The request when all have answered, or as it stands when that takes long. */
  private async whenAnswered(caller: Caller, request: PrivacyRequest): Promise<PrivacyRequest> {
    const looking = { ...caller, once: undefined };
    const until = Date.now() + patienceMs;
    let seen = request;
    while (!seen.done_at && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
      const [row] = await this.transactions.inVenue(looking, (tx) =>
        tx.query<PrivacyRequest & Record<string, unknown>>(
          `SELECT ${requestColumns} FROM privacy_requests WHERE venue_id = $1 AND id = $2`,
          [caller.venueId, request.id],
        ),
      );
      seen = row ?? seen;
    }
    return seen;
  }
}

function notAsked(): never {
  throw new NotFound('Nobody has asked for it');
}
