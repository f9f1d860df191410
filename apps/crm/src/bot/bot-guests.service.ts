import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { assertSeen } from '@guestflow/http';
import { Transaction, Transactions } from '@guestflow/persistence';
import { NotFound, ValidationProblem } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { changed, isKnowable } from '../guests/guest-rules';
import { Guest } from '../guests/guest.entity';
import { guestKnownBy, phoneOf, readSaid, saveGuest } from '../guests/save-guest';
import { untilSettled } from '../guests/until-settled';
import { loadVenue } from '../replicas/venue';
import {
  BotGuestDto,
  ChangeBotGuestDto,
  GuestByPhoneDto,
  RegisteredGuestDto,
  RegisterGuestDto,
  telegramIdForm,
  toBotGuest,
  toGuestByPhone,
} from './bot.dto';
import { registerGuest } from './register-guest';

/** Guests as they come by the venue's bot, which knows them by their Telegram accounts. */
@Injectable()
export class BotGuestsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  register(caller: Caller, wanted: RegisterGuestDto): Promise<RegisteredGuestDto> {
    const now = this.clock.now();
    return untilSettled(() =>
      this.transactions.inVenue(caller, async (tx) => {
        const phone = wanted.phone ? phoneOf(wanted.phone, await loadVenue(tx)) : null;
        const { guest, outcome, link } = await registerGuest(tx, { ...wanted, phone }, now);
        return { ...toBotGuest(guest), telegram_id: wanted.telegram_id, outcome, link };
      }),
    );
  }

  byPhone(caller: Caller, typed: string): Promise<GuestByPhoneDto> {
    return this.transactions.inVenue(caller, async (tx) => {
      const guest = await guestKnownBy(tx, { phone: phoneOf(typed, await loadVenue(tx)) });
      if (!guest) throw new NotFound('There is no such guest');
      return toGuestByPhone(guest);
    });
  }

  profile(caller: Caller, telegramId: string): Promise<BotGuestDto> {
    return this.transactions.inVenue(caller, async (tx) => toBotGuest(await guestOf(tx, telegramId)));
  }

  change(caller: Caller, telegramId: string, wanted: ChangeBotGuestDto, seen?: number): Promise<BotGuestDto> {
    const now = this.clock.now();
    return this.transactions.inVenue(caller, async (tx) => {
      const said = readSaid(wanted, await loadVenue(tx), now);
      const guest = await guestOf(tx, telegramId, { lock: true });
      assertSeen(guest, seen);
      const profile = changed(guest, said);
      if (!isKnowable(profile)) throw new ValidationProblem([{ field: 'name', message: 'a guest needs a name here' }]);
      return toBotGuest(await saveGuest(tx, guest, profile, { now }));
    });
  }
}

async function guestOf(tx: Transaction, telegramId: string, options = {}): Promise<Guest> {
  const guest = telegramIdForm.test(telegramId) ? await guestKnownBy(tx, { telegramId }, options) : undefined;
  if (!guest) throw new NotFound('Nobody is known by this Telegram account');
  return guest;
}
