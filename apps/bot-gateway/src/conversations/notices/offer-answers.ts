import { Injectable } from '@nestjs/common';
import { Settings, SETTINGS } from '@guestflow/service';
import { ApiBooking } from '../../api/guest-api';
import { ApiRefusal } from '../../api/venue-api';
import { bookedKeyboard } from '../book/booked-keyboard';
import { houseOf } from '../choosing/house';
import { refusalInWords, takenMeanwhile } from '../choosing/refusals';
import { visitInWords } from '../choosing/visit-in-words';
import { GuestContext } from '../guest-context';
import { Hint } from '../step';
import { common } from '../texts';
import { told, turn } from './answer-notice';
import { bookButtons, bookingsButtons } from './notice-keyboards';
import { noticesTexts } from './notices.texts';

/** What a guest answers who waits in line and is offered room. */
@Injectable()
export class OfferAnswers {
  constructor(@SETTINGS() private readonly settings: Pick<Settings, 'publicUrl'>) {}

  accept(ctx: GuestContext, id: string): Promise<Hint> {
    return unlessRefused(ctx, async () => {
      const booking = await ctx.api.acceptOffer(id);
      // Pressed once more, after the visit or after it was cancelled.
      if (!stillHolds(booking)) return sayOver(ctx);
      const { booked_at: startsAt, guests_count: guests, comment } = booking;
      const lines = visitInWords({ startsAt, guests, comment }, ctx.venue.timezone, ctx.language);
      const keyboard = bookedKeyboard(ctx.language, booking, this.settings.publicUrl);
      await told(ctx, noticesTexts[ctx.language].offer.accepted(lines), keyboard);
    });
  }

  decline(ctx: GuestContext, id: string): Promise<Hint> {
    const { declined } = noticesTexts[ctx.language].offer;
    return unlessRefused(
      ctx,
      async () => {
        await ctx.api.declineOffer(id);
        await told(ctx, declined, bookButtons(ctx.language));
      },
      // He has pressed it before, or it went to the next one by itself: that is what he wants.
      { passed: () => told(ctx, declined, bookButtons(ctx.language)) },
    );
  }
}

const stillHolds = ({ status }: ApiBooking): boolean =>
  status === 'new' || status === 'confirmed' || status === 'arrived';

type InStatus = Record<string, () => Promise<void>>;

/** `inStatus`: what is said where the place in line is in one of these already. */
async function unlessRefused(ctx: GuestContext, work: () => Promise<void>, inStatus: InStatus = {}): Promise<Hint> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return refused(ctx, error, { booked: () => sayBooked(ctx), ...inStatus });
  }
}

async function refused(ctx: GuestContext, refusal: ApiRefusal, inStatus: InStatus): Promise<Hint> {
  if (refusal.status === 404) {
    await turn(ctx, []);
    return common[ctx.language].stale;
  }
  const { rule, entry_status } = refusal.extra;
  if (rule === 'not_in_this_status' || rule === 'offer_over' || takenMeanwhile(refusal)) {
    await (inStatus[String(entry_status)] ?? (() => sayOver(ctx)))();
    return;
  }
  // The offer holds: he can still let it go, or take it when nothing is in the way any more.
  return refusalInWords(refusal, ctx.language, (await houseOf(ctx)).phone).words;
}

const sayOver = (ctx: GuestContext): Promise<void> =>
  told(ctx, noticesTexts[ctx.language].offer.over, bookButtons(ctx.language), '✕');

const sayBooked = (ctx: GuestContext): Promise<void> =>
  told(ctx, noticesTexts[ctx.language].offer.booked, bookingsButtons(ctx.language));
