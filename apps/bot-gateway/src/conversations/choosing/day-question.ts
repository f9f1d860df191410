import { Injectable } from '@nestjs/common';
import { Clock } from '@guestflow/service';
import { button } from '../buttons';
import { GuestContext } from '../guest-context';
import { Keyboard, show, ways } from '../asking';
import { Answered, Said } from '../step';
import { Leaf, leafOf, partOf, Span } from './calendar';
import { callUs, choosingTexts } from './choosing.texts';
import { dayIn, daysAfter, lastOf, monthOf } from './dates';
import { Wish } from './house';
import { dayInWords, monthInWords, weekdaysInShort } from './in-words';
import { typedDay } from './typed';

/** As many as the venue tells at once. */
const mostDays = 62;

/** On which day. */
@Injectable()
export class DayQuestion {
  constructor(private readonly clock: Clock) {}

  /** A month of the calendar; at first, the one with the first day that can be had. */
  async ask(ctx: GuestContext, wish: Wish, { month, lead }: { month?: string; lead?: string } = {}): Promise<void> {
    const texts = choosingTexts[ctx.language];
    const { span, today } = this.spanOf(ctx, wish);
    const near = month === undefined ? await freeDays(ctx, wish, { from: span.first, days: mostDays }) : [];
    const shown = month ?? monthOf(near[0] ?? today);
    const isNear = month === undefined && lastOf(shown) < daysAfter(span.first, mostDays);
    const free = isNear ? near : await freeDays(ctx, wish, partOf(shown, span));
    const leaf = leafOf(shown, span, new Set(free));
    const nothing = free.length === 0 && month === undefined;
    const question = nothing ? `${texts.noDays} ${callUs[ctx.language](wish.house.phone)}` : texts.whichDay;
    await show(ctx, lead ? `${lead}\n\n${question}` : question, [
      ...calendarKeyboard(ctx, leaf),
      ...shortcuts(ctx, today, [...near, ...free]),
      ways(ctx),
    ]);
  }

  async answer(ctx: GuestContext, wish: Wish, { press, text = '' }: Said): Promise<Answered<string>> {
    const texts = choosingTexts[ctx.language];
    if (press?.action === 'day') return { answer: press.value };
    if (press?.action === 'none') return { hint: texts.notThatDay };
    if (press?.action === 'month') {
      await this.ask(ctx, wish, { month: press.value });
      return {};
    }
    if (press) return {};
    const { span, today } = this.spanOf(ctx, wish);
    const date = typedDay(text, today);
    if (!date) return { hint: texts.unclearDay };
    if (date < today) return { hint: texts.over };
    return date > span.last ? { hint: texts.tooFar(dayInWords(span.last, ctx.language)) } : { answer: date };
  }

  /** The nearest days with something free after one without. */
  async nearest(ctx: GuestContext, wish: Wish, most: number): Promise<string[]> {
    const { span } = this.spanOf(ctx, wish);
    const from = daysAfter(wish.date!, 1);
    if (from > span.last) return [];
    const free = await freeDays(ctx, wish, { from, days: mostDays });
    return free.slice(0, most);
  }

  private spanOf({ venue }: GuestContext, { house }: Wish): { span: Span; today: string } {
    const today = dayIn(venue.timezone, this.clock.now());
    // After midnight the evening before may still go on: then there is something free in it.
    return { today, span: { first: daysAfter(today, -1), last: daysAfter(today, house.horizonDays) } };
  }
}

async function freeDays(
  ctx: GuestContext,
  { guests, bookingId }: Wish,
  part: { from: string; days: number } | undefined,
): Promise<string[]> {
  if (!part) return [];
  const days = await ctx.api.days(part.from, part.days, { guests, moving: bookingId });
  return days.filter(({ free }) => free).map(({ date }) => date);
}

export function calendarKeyboard(ctx: GuestContext, { month, weeks, previous, next }: Leaf): Keyboard {
  const blank = () => button(ctx, '·', 'title');
  return [
    [
      previous ? button(ctx, '‹', 'month', previous) : blank(),
      button(ctx, monthInWords(month, ctx.language), 'title'),
      next ? button(ctx, '›', 'month', next) : blank(),
    ],
    weekdaysInShort(ctx.language).map((name) => button(ctx, name, 'title')),
    ...weeks.map((week) =>
      week.map((date) => (date ? button(ctx, String(Number(date.slice(8))), 'day', date) : button(ctx, '·', 'none'))),
    ),
  ];
}

function shortcuts(ctx: GuestContext, today: string, free: readonly string[]): Keyboard {
  const texts = choosingTexts[ctx.language];
  const near = [
    { date: today, text: texts.today },
    { date: daysAfter(today, 1), text: texts.tomorrow },
  ].filter(({ date }) => free.includes(date));
  return near.length === 0 ? [] : [near.map(({ date, text }) => button(ctx, text, 'day', date))];
}
