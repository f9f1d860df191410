import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { assertSeen } from '@guestflow/http';
import { asDatabaseError, Transaction, Transactions } from '@guestflow/persistence';
import { Conflict, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { loadVenue } from '../replicas/venue';
import { added, changed, isKnowable, nobody, SaidOfGuest } from './guest-rules';
import { Guest } from './guest.entity';
import { GuestsQueries } from './guests.queries';
import { ChangeGuestDto, CreateGuestDto, GuestCardDto, toWire } from './guests.dto';
import { findGuest, guestKnownBy, insertGuest, readSaid, saveGuest } from './save-guest';

@Injectable()
export class GuestsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: GuestsQueries,
    private readonly clock: Clock,
  ) {}

  /** One card per guest: where there is one already it is shown, or what is given is added to it. */
  create(caller: Caller, { force = false, ...wanted }: CreateGuestDto): Promise<GuestCardDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const said = readSaid(wanted, await loadVenue(tx), now);
      const guest = (await this.makeCard(tx, said, force, now)) ?? (await this.meetCard(tx, said, force, now));
      return this.queries.cardOf(tx, guest);
    });
  }

  change(caller: Caller, id: string, wanted: ChangeGuestDto, seen?: number): Promise<GuestCardDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const said = readSaid(wanted, await loadVenue(tx), now);
      const guest = await findGuest(tx, id, { lock: true });
      assertSeen(guest, seen);
      const profile = changed(guest, said);
      assertKnowable(profile);
      const other = profile.phone === guest.phone ? undefined : await guestKnownBy(tx, { phone: profile.phone });
      if (other && other.id !== guest.id) throw thereIs(other, 'phone');
      return this.queries.cardOf(tx, await saveGuest(tx, guest, profile, { now }).catch(takenMeanwhile));
    });
  }

  private async makeCard(tx: Transaction, said: SaidOfGuest, force: boolean, now: Date): Promise<Guest | undefined> {
    const profile = changed(nobody, said);
    assertKnowable(profile);
    // An e-mail address is no key: families share one. It is asked about; who has another phone is then somebody else.
    const known = await guestKnownBy(tx, { email: profile.email });
    const another = force && known?.phone && profile.phone && known.phone !== profile.phone;
    if (known && !another) return undefined;
    return insertGuest(tx, profile, { source: 'manual', createdByUserId: tx.caller.userId ?? null }, now);
  }

  private async meetCard(tx: Transaction, said: SaidOfGuest, force: boolean, now: Date): Promise<Guest> {
    const cards = new Map<string, [Guest, string]>();
    const rest = { ...said };
    for (const [field, by] of Object.entries({
      phone: { phone: said.phone },
      telegram_id: { telegramId: said.telegram_id },
      email: { email: said.email },
    })) {
      // Only the one that may be written to: whoever held one and waited for another would be waited for himself.
      const known = await guestKnownBy(tx, by, { lock: force && cards.size === 0 });
      if (!known) continue;
      if (!cards.has(known.id)) cards.set(known.id, [known, field]);
      // What they are known by already, be it by a card that is part of theirs, is no news.
      if (known.id === [...cards.keys()][0]) delete rest[field as 'phone'];
    }
    const [[guest, field] = [], another] = [...cards.values()];
    // What stood in the way has gone in this moment: whoever asks again gets his card.
    if (!guest || !field) throw new Conflict('The card has just changed: try again');
    if (!force) throw thereIs(guest, field);
    // Two cards are made one by who has seen both, or each keeps its own.
    if (another && another[1] !== 'email') {
      throw new Conflict('What is given belongs to two cards: merge them first', {
        guests: [toWire(guest), toWire(another[0])],
      });
    }
    return saveGuest(tx, guest, added(guest, rest), { now }).catch(takenMeanwhile);
  }
}

function assertKnowable(profile: Parameters<typeof isKnowable>[0]): void {
  if (isKnowable(profile)) return;
  throw new ValidationProblem([{ field: 'phone', message: 'a guest needs a phone, a name or an e-mail address' }]);
}

export const thereIs = (guest: Guest, field: string): Conflict =>
  new Conflict('There is a card of this guest already', { field, guest: toWire(guest) });

function takenMeanwhile(error: unknown): never {
  if (asDatabaseError(error)?.code === '23505') throw new Conflict('Another card got this phone meanwhile: try again');
  throw error;
}
