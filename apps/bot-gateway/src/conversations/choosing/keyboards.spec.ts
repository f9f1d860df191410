import { languages } from '@guestflow/contracts';
import { newId } from '@guestflow/persistence';
import type { InlineKeyboardButton } from 'telegraf/types';
import { bookedKeyboard } from '../book/booked-keyboard';
import { againButtons, lateButtons, sureButtons, visitButtons } from '../notices/notice-keyboards';
import { GuestContext } from '../guest-context';
import { Keyboard } from '../asking';
import { leafOf } from './calendar';
import { calendarKeyboard } from './day-question';
import { partyKeyboard } from './party-question';
import { timesKeyboard } from './time-question';
import { asValue, fromValue } from './times';

/** As much of an update as buttons are made of. */
function context(language: 'ru' | 'en' = 'ru', timezone = 'Europe/Moscow'): GuestContext {
  const state = {};
  return { language, venue: { timezone }, scene: { state, session: { state } } } as unknown as GuestContext;
}

const texts = (keyboard: Keyboard) => keyboard.map((row) => row.map(({ text }) => text));
const dataOf = (button: InlineKeyboardButton) => ('callback_data' in button ? button.callback_data : '');
const actions = (keyboard: Keyboard) => keyboard.flat().map((button) => dataOf(button).split('.').slice(2).join('.'));

const slot = (date: string, time: string, starts_at: string) => ({ date, time, starts_at });
const everyFiveMinutes = Array.from({ length: 288 }, (_, index) => {
  const starts_at = new Date(Date.UTC(2027, 5, 12) + index * 300_000).toISOString();
  return slot('2027-06-12', starts_at.slice(11, 16), starts_at);
});

describe('the keyboards of choosing', () => {
  it('keep within what Telegram takes: a hundred buttons, 64 bytes each, words on all', () => {
    const month = leafOf('2027-08', { first: '2027-01-01', last: '2028-12-31' }, new Set(['2027-08-30']));
    const id = newId();
    for (const language of languages) {
      const ctx = context(language);
      const keyboards = [
        calendarKeyboard(ctx, month),
        timesKeyboard(ctx, everyFiveMinutes, '2027-06-12', 1),
        partyKeyboard(ctx, 1_000),
        partyKeyboard(ctx, 1_000, true),
        bookedKeyboard(language, { id, manage_url: '/booking#x' }, 'http://localhost'),
        visitButtons(language, id, ['coming', 'late', 'cancel']),
        ...[lateButtons(language, id), sureButtons(language, id), againButtons(language, id)],
      ];
      for (const keyboard of keyboards) {
        expect(keyboard.flat().length).toBeLessThanOrEqual(90);
        for (const row of keyboard) expect(row.length).toBeLessThanOrEqual(8);
        for (const button of keyboard.flat()) {
          expect(Buffer.byteLength(dataOf(button))).toBeLessThanOrEqual(64);
          expect(button.text.trim()).not.toBe('');
        }
      }
    }
  });

  it('show a month: free days to press, dots for the others, and the months beside it', () => {
    const leaf = leafOf('2027-06', { first: '2027-06-01', last: '2027-07-30' }, new Set(['2027-06-05', '2027-06-30']));
    const keyboard = calendarKeyboard(context(), leaf);
    expect(texts(keyboard)).toEqual([
      ['·', 'июнь 2027', '›'],
      ['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'],
      ['·', '·', '·', '·', '·', '5', '·'],
      ...Array.from({ length: 3 }, () => Array(7).fill('·') as string[]),
      ['·', '·', '30', '·', '·', '·', '·'],
    ]);
    expect(actions(keyboard)).toEqual(
      expect.arrayContaining(['month.2027-07', 'day.2027-06-05', 'day.2027-06-30', 'none.']),
    );
  });

  it('tell apart the times of a repeated hour, and what is after midnight', () => {
    const night = [
      slot('2027-10-30', '23:30', '2027-10-30T21:30:00.000Z'),
      slot('2027-10-31', '02:30', '2027-10-31T00:30:00.000Z'),
      slot('2027-10-31', '02:30', '2027-10-31T01:30:00.000Z'),
    ];
    const keyboard = timesKeyboard(context('ru', 'Europe/Berlin'), night, '2027-10-30');
    expect(texts(keyboard)).toEqual([['23:30', '02:30 (GMT+2) (вс)', '02:30 (GMT+1) (вс)']]);
    expect(actions(keyboard).map((action) => fromValue(action.split('.')[1]!))).toEqual(
      night.map(({ starts_at }) => starts_at),
    );
    expect(fromValue(String(asValue('2027-10-31T01:30:00.000Z')))).toBe('2027-10-31T01:30:00.000Z');
  });

  it('turn pages where there are many times, and lose none', () => {
    const pages = [0, 1, 2, 3, 4].map((page) => timesKeyboard(context(), everyFiveMinutes, '2027-06-12', page));
    const times = pages.flatMap((page) => texts(page).flat()).filter((text) => /^\d\d:\d\d$/.test(text));
    expect(times).toEqual(everyFiveMinutes.map(({ time }) => time));
    expect(texts(pages[0]!).at(-1)).toEqual(['Позже ›']);
    expect(texts(pages[2]!).at(-1)).toEqual(['‹ Раньше', 'Позже ›']);
    expect(texts(pages[4]!).at(-1)).toEqual(['‹ Раньше']);
  });

  it('offer parties up to the venue’s largest', () => {
    expect(texts(partyKeyboard(context(), 3))).toEqual([['1', '2', '3'], ['Больше 3']]);
    expect(texts(partyKeyboard(context(), 20)).at(-1)).toEqual(['Больше']);
    expect(texts(partyKeyboard(context(), 20, true)).flat()).toEqual([
      ...Array.from({ length: 12 }, (_, index) => String(index + 9)),
      'Больше 20',
    ]);
  });

  it('open the booking’s page where Telegram can reach it', () => {
    const booking = { id: newId(), manage_url: '/booking#x' };
    expect(bookedKeyboard('ru', booking, 'https://book.example')[0]).toEqual([
      expect.objectContaining({ url: 'https://book.example/booking#x' }),
    ]);
    expect(bookedKeyboard('ru', booking, 'http://localhost:3000').flat()).toHaveLength(1);
  });
});
