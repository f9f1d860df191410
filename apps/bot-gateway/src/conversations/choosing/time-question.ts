import { Injectable } from '@nestjs/common';
import { button, rows } from '../buttons';
import { GuestContext } from '../guest-context';
import { Keyboard, show, ways } from '../asking';
import { Answered, Said } from '../step';
import { choosingTexts } from './choosing.texts';
import { DayQuestion } from './day-question';
import { Wish } from './house';
import { dayInShort, dayInWords, guestsInWords, offsetOf, weekdayInShort } from './in-words';
import { asValue, FreeTime, fromValue, isRepeated, pageOf } from './times';
import { typedTime } from './typed';

const perRow = 4;
const perRowOfDays = 2;
const mostDays = 6;
/** What leads to other times. */
const ofTimes = new Set(['day', 'times', 'page']);

/** At what time of the chosen day. Where there is none, other days; where it was taken meanwhile, what is free nearby. */
@Injectable()
export class TimeQuestion {
  constructor(private readonly day: DayQuestion) {}

  async ask(ctx: GuestContext, wish: Wish, { page = 0, lead }: { page?: number; lead?: string } = {}): Promise<void> {
    const texts = choosingTexts[ctx.language];
    const times = await freeTimes(ctx, wish);
    if (times.length === 0) return this.askOtherDay(ctx, wish, lead);
    const question = texts.whatTime(dayInWords(wish.date!, ctx.language), guestsInWords(wish.guests, ctx.language));
    await show(ctx, lead ? `${lead}\n\n${question}` : question, [
      ...timesKeyboard(ctx, times, wish.date!, page),
      ways(ctx),
    ]);
  }

  /** What is free nearby, as the refusal said; without any, other times and days as usual. */
  async offer(ctx: GuestContext, wish: Wish, alternatives: readonly FreeTime[], lead: string): Promise<void> {
    const texts = choosingTexts[ctx.language];
    if (alternatives.length === 0) return this.ask(ctx, wish, { lead });
    const nearby = alternatives.map((time) =>
      button(
        ctx,
        `${dayInShort(time.date, ctx.language)}, ${timeInWords(ctx, time, alternatives)}`,
        'time',
        asValue(time.starts_at),
      ),
    );
    await show(ctx, `${lead}\n\n${texts.nearby}`, [
      ...rows(nearby, perRowOfDays),
      [button(ctx, texts.otherTime, 'times'), button(ctx, texts.otherDay, 'days')],
      ways(ctx),
    ]);
  }

  async answer(ctx: GuestContext, wish: Wish, { press, text = '' }: Said): Promise<Answered<string>> {
    if (press?.action === 'time') return { answer: fromValue(press.value) };
    if (!press) return this.typed(ctx, wish, text);
    if (!ofTimes.has(press.action)) return {};
    if (press.action === 'day') wish.date = press.value;
    await this.ask(ctx, wish, { page: press.action === 'page' ? Number(press.value) : 0 });
    return {};
  }

  private async typed(ctx: GuestContext, wish: Wish, text: string): Promise<Answered<string>> {
    const texts = choosingTexts[ctx.language];
    const time = typedTime(text);
    if (!time) return { hint: texts.unclearTime };
    const [one, another] = (await freeTimes(ctx, wish)).filter((each) => each.time === time);
    if (another) return { hint: texts.whichOfTwo(time) };
    if (one) return { answer: one.starts_at };
    await this.ask(ctx, wish, { lead: texts.notThen(time) });
    return {};
  }

  private async askOtherDay(ctx: GuestContext, wish: Wish, lead?: string): Promise<void> {
    const texts = choosingTexts[ctx.language];
    const days = await this.day.nearest(ctx, wish, mostDays);
    const buttons = days.map((date) => button(ctx, dayInShort(date, ctx.language), 'day', date));
    const text = [lead, texts.full(dayInWords(wish.date!, ctx.language)), days.length > 0 && texts.nearestDays];
    await show(ctx, text.filter(Boolean).join('\n'), [
      ...rows(buttons, perRowOfDays),
      [button(ctx, texts.otherDay, 'days')],
      ways(ctx),
    ]);
  }
}

async function freeTimes(ctx: GuestContext, { date, guests, bookingId }: Wish): Promise<FreeTime[]> {
  return (await ctx.api.slots(date!, { guests, moving: bookingId })).filter(({ free }) => free > 0);
}

export function timesKeyboard(ctx: GuestContext, all: readonly FreeTime[], day: string, wanted = 0): Keyboard {
  const { earlier: before, later: after } = choosingTexts[ctx.language];
  const { times, earlier, later } = pageOf(all, wanted);
  const buttons = times.map((time) => {
    const words = timeInWords(ctx, time, all);
    // After midnight it is the next day by the calendar.
    const text = time.date === day ? words : `${words} (${weekdayInShort(time.date, ctx.language)})`;
    return button(ctx, text, 'time', asValue(time.starts_at));
  });
  const pages = [
    ...(earlier === undefined ? [] : [button(ctx, before, 'page', earlier)]),
    ...(later === undefined ? [] : [button(ctx, after, 'page', later)]),
  ];
  return [...rows(buttons, perRow), ...(pages.length > 0 ? [pages] : [])];
}

const timeInWords = (ctx: GuestContext, one: FreeTime, all: readonly FreeTime[]): string =>
  isRepeated(one, all) ? `${one.time} (${offsetOf(one.starts_at, ctx.venue.timezone)})` : one.time;
