import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { ConsentWay } from '@guestflow/contracts';
import { listPage, Page, PageQuery } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { Guest } from '../guests/guest.entity';
import { findGuest, guestKnownBy } from '../guests/save-guest';
import { appendConsents } from './append-consents';
import { AgreedDto, ConsentDto, linesOf, SaidConsentsDto, SayConsentsDto, toWire } from './consents.dto';

type Finding = (tx: Transaction, options: { lock: boolean }) => Promise<Guest>;

const byId =
  (id: string): Finding =>
  (tx, options) =>
    findGuest(tx, id, options);

const byTelegram =
  (telegramId: string): Finding =>
  async (tx, options) => {
    const guest = await guestKnownBy(tx, { telegramId }, options);
    if (!guest) throw new NotFound('Nobody is known by this Telegram account');
    return guest;
  };

/** What guests agree to: a ledger that is only ever added to. */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Of whom nothing is known any more the ledger is still there to be shown: it says what was agreed to, not by whom. */
  list(caller: Caller, guestId: string, query: PageQuery): Promise<Page<ConsentDto>> {
    return this.transactions.inVenue(caller, async (tx) => {
      const guest = await findGuest(tx, guestId, { erased: true });
      return listPage<ConsentDto & Record<string, unknown>>(tx, query, {
        columns: 'id, purpose, channel, given, text_version, way, actor, at',
        from: 'consents',
        where: [['venue_id = $1 AND guest_id = $2', guest.venueId, guest.id]],
        sortable: { at: 'at' },
        otherwise: 'at:desc',
      });
    });
  }

  sayOf(caller: Caller, guestId: string, said: SayConsentsDto): Promise<SaidConsentsDto> {
    return this.say(caller, byId(guestId), said, 'staff');
  }

  sayOfTelegram(caller: Caller, telegramId: string, said: SayConsentsDto): Promise<SaidConsentsDto> {
    return this.say(caller, byTelegram(telegramId), said, 'bot');
  }

  agreedOfTelegram(caller: Caller, telegramId: string): Promise<AgreedDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const guest = await byTelegram(telegramId)(tx, { lock: false });
      return { guest_id: guest.id, consents: guest.consented };
    });
  }

  private say(caller: Caller, find: Finding, said: SayConsentsDto, way: ConsentWay): Promise<SaidConsentsDto> {
    const [lines, now] = [linesOf(said), this.clock.now()];
    return this.transactions.inVenue(caller, async (tx) => {
      const guest = await find(tx, { lock: true });
      const { consented, appended } = await appendConsents(tx, guest, lines, way, now);
      return {
        guest_id: guest.id,
        consents: consented,
        appended: appended.map((line) => toWire(line, caller.actor)),
      };
    });
  }
}
