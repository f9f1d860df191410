import { Injectable } from '@nestjs/common';
import { ApiBooking } from '../../api/guest-api';
import { button, rows } from '../buttons';
import { DayQuestion } from '../choosing/day-question';
import { Wish } from '../choosing/house';
import { askParty } from '../choosing/party-question';
import { TimeQuestion } from '../choosing/time-question';
import { FreeTime } from '../choosing/times';
import { visitInWords } from '../choosing/visit-in-words';
import { GuestContext } from '../guest-context';
import { Keyboard, show, ways } from '../asking';
import { common } from '../texts';
import { bookingInShort, cardInWords, Telling } from './booking-in-words';
import { bookingsTexts } from './bookings.texts';
import { lateMinutes } from './late-minutes';

/** Which booking is looked at, and what it shall become. */
export interface Looking extends Wish {
  comment?: string | null;
  reason?: string;
}

export const steps = { list: 1, card: 2, late: 3, party: 4, day: 5, time: 6, sure: 7, drop: 8 } as const;

/** What `/mybookings` shows. A step begins when it is shown: where it could not be, the guest is still at the one before. */
@Injectable()
export class BookingsScreens {
  constructor(
    private readonly day: DayQuestion,
    private readonly time: TimeQuestion,
  ) {}

  async showList(ctx: GuestContext, lead?: string): Promise<void> {
    const texts = bookingsTexts[ctx.language];
    const bookings = await ctx.api.bookings();
    const buttons = bookings.map((booking) => [
      button(ctx, bookingInShort(booking, tellingOf(ctx)), 'card', booking.id),
    ]);
    const text = bookings.length === 0 ? texts.none : texts.which;
    await show(ctx, lead ? `${lead}\n\n${text}` : text, [
      ...buttons,
      [button(ctx, texts.book, 'new'), button(ctx, texts.say.close, 'close')],
    ]);
    ctx.wizard.selectStep(steps.list);
  }

  /** As it is now; what was wished for before is forgotten. */
  async showCard(ctx: GuestContext, lead?: string): Promise<void> {
    const looking = lookingOf(ctx);
    const texts = bookingsTexts[ctx.language];
    const booking = await ctx.api.booking(looking.bookingId!);
    if (!booking) return this.showList(ctx, texts.gone);
    const { guests_count: guests, booked_at: startsAt, comment } = booking;
    Object.assign(looking, { guests, startsAt, comment, date: undefined, reason: undefined });
    const card = cardInWords(booking, tellingOf(ctx));
    await show(ctx, lead ? `${lead}\n\n${card}` : card, cardKeyboard(ctx, booking));
    ctx.wizard.selectStep(steps.card);
  }

  async askParty(ctx: GuestContext): Promise<void> {
    await askParty(ctx, lookingOf(ctx).house, { back: true });
    ctx.wizard.selectStep(steps.party);
  }

  async askLate(ctx: GuestContext): Promise<void> {
    const texts = bookingsTexts[ctx.language];
    const buttons = lateMinutes.map((minutes) => button(ctx, texts.minutes(minutes), 'late', minutes));
    await show(ctx, texts.howLate, [buttons, ways(ctx)]);
    ctx.wizard.selectStep(steps.late);
  }

  async askDay(ctx: GuestContext, lead?: string): Promise<void> {
    await this.day.ask(ctx, lookingOf(ctx), { lead });
    ctx.wizard.selectStep(steps.day);
  }

  async askTime(ctx: GuestContext): Promise<void> {
    await this.time.ask(ctx, lookingOf(ctx));
    ctx.wizard.selectStep(steps.time);
  }

  /** What is free instead of what was wished for. */
  async offer(ctx: GuestContext, alternatives: readonly FreeTime[]): Promise<void> {
    const looking = lookingOf(ctx);
    looking.date ??= (await ctx.api.booking(looking.bookingId!))?.date;
    await this.time.offer(ctx, looking, alternatives, bookingsTexts[ctx.language].noRoom);
    ctx.wizard.selectStep(steps.time);
  }

  async askSure(ctx: GuestContext): Promise<void> {
    const texts = bookingsTexts[ctx.language];
    const { startsAt, guests, comment } = lookingOf(ctx);
    const lines = visitInWords({ startsAt: startsAt!, guests, comment }, ctx.venue.timezone, ctx.language);
    await show(ctx, texts.sureToMove(lines), [[button(ctx, texts.move, 'sure')], ways(ctx)]);
    ctx.wizard.selectStep(steps.sure);
  }

  async askDrop(ctx: GuestContext): Promise<void> {
    const texts = bookingsTexts[ctx.language];
    const { startsAt, guests, comment, reason } = lookingOf(ctx);
    const lines = visitInWords({ startsAt: startsAt!, guests, comment }, ctx.venue.timezone, ctx.language);
    const text = texts.sureToDrop(lines);
    await show(ctx, reason ? `${text}\n\n${texts.reason(reason)}` : text, [
      [button(ctx, texts.drop, 'drop_sure'), button(ctx, texts.keep, 'back')],
    ]);
    ctx.wizard.selectStep(steps.drop);
  }
}

const perRow = 2;

function cardKeyboard(ctx: GuestContext, { allowed }: Pick<ApiBooking, 'allowed'>): Keyboard {
  const { say } = bookingsTexts[ctx.language];
  const buttons = [
    ...(allowed.includes('coming') ? [button(ctx, say.coming, 'coming')] : []),
    ...(allowed.includes('late') ? [button(ctx, say.late, 'late')] : []),
    ...(allowed.includes('move') ? [button(ctx, say.move, 'move'), button(ctx, say.party, 'party')] : []),
    ...(allowed.includes('cancel') ? [button(ctx, say.drop, 'drop')] : []),
  ];
  return [...rows(buttons, perRow), [button(ctx, common[ctx.language].back, 'back'), button(ctx, say.close, 'close')]];
}

export const lookingOf = (ctx: GuestContext): Looking => ctx.scene.state as unknown as Looking;

export const tellingOf = (ctx: GuestContext): Telling => ({
  language: ctx.language,
  zone: ctx.venue.timezone,
  phone: lookingOf(ctx).house.phone,
});
