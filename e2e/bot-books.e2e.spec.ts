import { eventually } from '@guestflow/testing';
import { BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { VenueSettings } from '@guestflow/contracts';
import { dayIn, daysAfter } from '../apps/bot-gateway/src/conversations/choosing/dates';
import { dayInShort, dayInWords } from '../apps/bot-gateway/src/conversations/choosing/in-words';
import { noticeData } from '../apps/bot-gateway/src/conversations/buttons';
import { Api } from './support/api';
import { BotHouse, Hand, openBotHouse } from './support/bot-house';
import { mintToken } from './support/tokens';

const zone = 'Europe/Moscow';
const everyDay = [{ from: '10:00', to: '22:00' }];
const week = {
  mon: everyDay,
  tue: everyDay,
  wed: everyDay,
  thu: everyDay,
  fri: everyDay,
  sat: everyDay,
  sun: everyDay,
};
const settings = {
  ...{ opening_hours: week, slot_minutes: 60, auto_confirm: true, largest_party: 12 },
  ...{ minimum_notice_minutes: 0, cancellation_deadline_minutes: 0 },
};
const phone = '+7 495 000-00-00';

interface StaffWant {
  date: string;
  time: string;
  guests: number;
  table: string;
  duration_minutes?: number;
}

const firstButtonOf = ({ reply_markup }: NonNullable<Hand['last']>): string => {
  const [first] = reply_markup && 'inline_keyboard' in reply_markup ? reply_markup.inline_keyboard.flat() : [];
  if (!first || !('callback_data' in first)) throw new Error('It has no button');
  return first.callback_data;
};

describe('a guest who books in the bot', () => {
  let house: BotHouse;
  let bot: Api;
  const today = dayIn(zone, new Date());
  let day = 2;
  /** Of each story its own: what one books is not in another's way. */
  const nextDay = () => daysAfter(today, ++day);

  beforeAll(async () => {
    house = await openBotHouse({ timezone: zone, settings, tables: { '1': 4, '2': 6 } });
    const told = await house.manager.patch(`/venues/${house.venueId}`, { contacts: { phone } });
    if (told.status !== 200) throw new Error(told.text);
    bot = new Api(house.platform.url, await mintToken(house.platform, { role: 'bot', venue_id: house.venueId }));
  });
  afterAll(() => house?.close());

  const known = async (profile: Parameters<BotHouse['guest']>[0] = {}): Promise<Hand> => {
    const guest = house.guest(profile);
    const { id, person } = guest;
    const { status, text } = await bot.post('/bot/guest-register', {
      ...{ telegram_id: id, phone: person.phone, name: person.first_name },
      consents: [{ purpose: 'personal_data', given: true }],
    });
    if (status !== 201) throw new Error(text);
    await eventually(async () => {
      const { rowCount } = await house.sql.query('SELECT 1 FROM booking.guests WHERE telegram_id = $1', [id]);
      if (!rowCount) throw new Error('Booking has not heard of the guest yet');
    });
    return guest;
  };
  const ru = (date: string) => `${Number(date.slice(8))}.${date.slice(5, 7)}.${date.slice(0, 4)}`;
  const ofGuest = async ({ person }: Hand): Promise<BookingDto[]> => {
    const { body } = await house.receptionist.get<BookingDto[]>(`/bookings?limit=200`);
    return body.filter(({ guest_phone }) => guest_phone === person.phone);
  };
  const staffBook = async ({ guests, table, ...when }: StaffWant) => {
    const { status, text } = await house.receptionist.post('/bookings', {
      ...{ ...when, guests_count: guests, guest_name: 'Пётр', guest_phone: '+79160009999' },
      table_ids: [house.tables[table]],
    });
    if (status !== 201) throw new Error(text);
  };
  const booked = async (hand: Hand, date: string, time: string, guests = '2') => {
    await hand.says('/book').sees('Сколько вас');
    await hand.presses(guests);
    await hand.sees('В какой день');
    await hand.says(ru(date)).sees('Во сколько');
    await hand.presses(time);
    await hand.presses('Без пожеланий');
    await hand.presses('✓ Забронировать');
    await hand.sees('Готово');
  };
  const set = async (change: Partial<VenueSettings>) => {
    const answer = await house.manager.put(`/venues/${house.venueId}/settings`, change);
    if (answer.status !== 200) throw new Error(answer.text);
    await eventually(async () => {
      const { rowCount } = await house.sql.query(
        'SELECT 1 FROM booking.venues WHERE venue_id = $1 AND settings @> $2::jsonb',
        [house.venueId, JSON.stringify(change)],
      );
      if (!rowCount) throw new Error('Booking has not heard of the settings yet');
    });
  };
  /** A notification with buttons, as it is sent to guests. */
  const notify = async (hand: Hand, bookingId: string) => {
    const button = (text: string, action: string) => ({ text, callback_data: noticeData(action, bookingId) });
    await fetch(`${house.telegram.url}/bot${house.token}/sendMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ chat_id: hand.person.id, text: 'Напоминаем о брони' },
        reply_markup: {
          inline_keyboard: [[button('Приду', 'coming'), button('Опоздаю', 'late'), button('Не приду', 'cancel')]],
        },
      }),
    });
  };

  it('chooses with buttons from start to end, and the staff see it', async () => {
    const guest = await known();
    await guest.says('/book').sees('Сколько вас');
    await guest.presses('3');
    const calendar = await guest.sees('В какой день');
    await guest.presses('Завтра');
    await guest.sees(dayInWords(daysAfter(today, 1), 'ru'));
    await guest.presses('19:00');
    await guest.says('у окна').sees(/19:00[^]*3 гостя[^]*у окна/);
    const confirm = guest.last!;
    await guest.presses('✓ Забронировать');
    const told = await guest.sees('Готово, стол забронирован');
    expect(told.message_id).toBe(confirm.message_id);
    expect(calendar.message_id).toBeLessThan(confirm.message_id);
    const [booking, ...others] = await ofGuest(guest);
    expect(others).toEqual([]);
    expect(booking).toMatchObject({ source: 'bot', status: 'confirmed', guests_count: 3, comment: 'у окна' });
    await guest.presses('🗒 Мои брони');
    await guest.sees(/Подтверждена[^]*19:00/);
  });

  it('is offered what is free nearby when somebody was quicker, and books that', async () => {
    const [guest, date] = [await known(), nextDay()];
    await guest.says('/book').sees('Сколько вас');
    await guest.presses('6');
    await guest.says(ru(date)).sees('Во сколько');
    await guest.presses('19:00');
    await guest.presses('Без пожеланий');
    await guest.sees('Проверьте');
    await staffBook({ date, time: '19:00', guests: 6, table: '2' });
    await guest.presses('✓ Забронировать');
    await guest.sees('только что заняли');
    await guest.presses(/, 17:00$/);
    await guest.presses('✓ Забронировать');
    await guest.sees(/Готово[^]*17:00/);
    expect(await ofGuest(guest)).toHaveLength(1);
  });

  it('is shown other days when the day is full, by name or by a word', async () => {
    const [guest, date] = [await known(), nextDay()];
    await staffBook({ date, time: '10:00', guests: 6, table: '2', duration_minutes: 720 });
    await guest.says('/book').sees('Сколько вас');
    await guest.says('6 человек').sees('В какой день');
    await guest.says('32.01').sees('Не понял');
    await guest.says(ru(daysAfter(today, 200))).sees('Так далеко вперёд');
    await guest.says(ru(date)).sees('всё занято');
    await guest.presses(dayInShort(daysAfter(date, 1), 'ru'));
    await guest.sees('Во сколько');
    await guest.says('в 9 утра').sees('Не понял');
    await guest.says('09:30').sees('На 09:30 места нет');
    await guest.says('в 20').sees('пожелания');
    await guest.says('торт').sees(/20:00[^]*6 гостей[^]*торт/);
    await guest.says('да').sees('выберите кнопкой');
    await guest.presses('✕ Отмена');
    await guest.sees('отменили');
    expect(await ofGuest(guest)).toEqual([]);
  });

  it('goes back step by step, and what was pressed twice is done once', async () => {
    const [guest, date] = [await known(), nextDay()];
    await guest.says('/book').sees('Сколько вас');
    await guest.presses('4');
    await guest.sees('В какой день');
    const month = guest.buttons()[1];
    await guest.presses('›');
    await eventually(() => expect(guest.buttons()[1]).not.toBe(month));
    await guest.presses('‹');
    await eventually(() => expect(guest.buttons()[1]).toBe(month));
    const nothing = await guest.presses('·');
    await eventually(() => expect(nothing.answer).toBeDefined());
    await guest.presses('← Назад');
    await guest.sees('Сколько вас');
    await guest.presses('2');
    await guest.says(ru(date)).sees(/2 гостя[^]*Во сколько/);
    await guest.presses('← Назад');
    await guest.sees('В какой день');
    await guest.says(ru(date)).sees('Во сколько');
    await guest.presses('12:00');
    await guest.presses('Без пожеланий');
    await guest.presses('← Назад');
    await guest.sees('пожелания');
    await guest.presses('Без пожеланий');
    const check = await guest.sees('Проверьте');
    for (let times = 0; times < 3; times++) guest.person.presses(house.bot, check.message_id, firstButtonOf(check));
    await guest.sees('Готово');
    await guest.says('/mybookings').sees('Ваши брони');
    expect(await ofGuest(guest)).toHaveLength(1);
    await guest.says('/book').sees('Сколько вас');
    const first = guest.last!;
    const data = firstButtonOf(first);
    const late = guest.person.presses(house.bot, first.message_id, data);
    guest.says('/book');
    const stale = guest.person.presses(house.bot, first.message_id, data);
    await eventually(() => expect(stale.answer).toEqual({ text: 'Эта кнопка уже не действует.', show_alert: false }));
    expect(late.answer).toMatchObject({ show_alert: false });
  });

  it('is told in English what he books', async () => {
    const [guest, date] = [await known({ first_name: 'Ann', language_code: 'en' }), nextDay()];
    await guest.says('/book').sees('How many of you');
    await guest.presses('2');
    await guest.says('tomorrow').sees('At what time');
    await guest.presses('← Back');
    await guest.sees('On which day');
    guest.says(`${Number(date.slice(8))} ${new Date(date).toLocaleString('en', { month: 'long', timeZone: 'UTC' })}`);
    await guest.sees(dayInWords(date, 'en'));
    await guest.says('7 pm').sees('Any wishes');
    await guest.presses('No wishes');
    await guest.presses('✓ Book');
    await guest.sees(/your table is booked[^]*19:00[^]*2 guests/);
  });

  it('calls where a party is too large, and where he is not served by a bot', async () => {
    const guest = await known();
    await guest.says('/book').sees('Сколько вас');
    await guest.says('13').sees(`Позвоните нам: ${phone}`);
    await guest.presses('Больше');
    await guest.presses('Больше 12');
    await guest.sees(phone);
    await guest.presses('1');
    const date = nextDay();
    await guest.says(ru(date)).sees('Во сколько');
    await guest.presses('10:00');
    await guest.presses('Без пожеланий');
    await guest.sees('Проверьте');
    const { body: card } = await house.manager.get<{ id: string }[]>(`/guests?phone=${guest.person.phone.slice(1)}`);
    const listed = await house.manager.post('/blacklist', { phone: guest.person.phone, reason: 'Бил посуду' });
    expect([listed.status, card.length]).toEqual([201, 1]);
    await eventually(async () => {
      const { rowCount } = await house.sql.query('SELECT 1 FROM booking.blacklist WHERE phone = $1', [
        guest.person.phone,
      ]);
      expect(rowCount).toBe(1);
    });
    await guest.presses('✓ Забронировать');
    const told = await guest.sees(phone);
    expect(told.text).not.toMatch(/посуду|чёрн/);
  });

  it('moves a booking, and changes how many come', async () => {
    const [guest, date] = [await known(), nextDay()];
    await booked(guest, date, '15:00');
    await guest.says('/mybookings').sees('Ваши брони');
    await guest.presses(/15:00 · 2 гостя/);
    await guest.sees('Подтверждена');
    await guest.presses('📅 Перенести');
    await guest.sees('В какой день');
    await guest.presses('✕ Отмена');
    await guest.sees('остаётся как была');
    guest.says('/mybookings');
    await guest.presses(/15:00 · 2 гостя/);
    await guest.presses('📅 Перенести');
    await guest.sees('В какой день');
    await guest.says(ru(nextDay())).sees('Во сколько');
    await guest.presses('18:00');
    await guest.sees('Изменить бронь?');
    await guest.presses('✓ Изменить');
    await guest.sees(/бронь изменена[^]*18:00/);
    await guest.presses('👥 Сколько нас');
    await guest.presses('5');
    await guest.presses('✓ Изменить');
    await guest.sees(/бронь изменена[^]*5 гостей/);
    const [booking] = await ofGuest(guest);
    expect(booking).toMatchObject({ guests_count: 5, time: '18:00', date: daysAfter(date, 1) });
  });

  it('moves within the time that it has, when everything else is taken', async () => {
    const [guest, date] = [await known(), nextDay()];
    await staffBook({ date, time: '10:00', guests: 6, table: '2', duration_minutes: 720 });
    await booked(guest, date, '15:00');
    await guest.says('/mybookings').sees('Ваши брони');
    await guest.presses(/15:00 · 2 гостя/);
    await guest.presses('📅 Перенести');
    await guest.says(ru(date)).sees('Во сколько');
    expect(guest.buttons()).toEqual(expect.arrayContaining(['14:00', '15:00', '16:00']));
    await guest.presses('16:00');
    await guest.presses('✓ Изменить');
    await guest.sees(/бронь изменена[^]*16:00/);
  });

  it('is told so when the staff cancel what he is about to move', async () => {
    const [guest, date] = [await known(), nextDay()];
    await booked(guest, date, '15:00');
    const [{ id }] = (await ofGuest(guest)) as [BookingDto];
    await guest.says('/mybookings').sees('Ваши брони');
    await guest.presses(/15:00 · 2 гостя/);
    await guest.presses('📅 Перенести');
    await guest.sees('В какой день');
    const cancelled = await house.receptionist.post(`/bookings/${id}/cancel`, { reason: 'Потоп' });
    expect(cancelled.status).toBe(200);
    await guest.says(ru(date)).sees('Этой брони больше нет');
    expect(guest.last?.text).toContain('✕ Отменена');
  });

  it('says by the buttons of a reminder that he comes, comes late, or does not, whatever else he is about', async () => {
    const [guest, date] = [await known(), nextDay()];
    await booked(guest, date, '13:00');
    const [{ id }] = (await ofGuest(guest)) as [BookingDto];
    await guest.says('/book').sees('Сколько вас');
    const conversation = guest.last!;
    await notify(guest, id);
    await guest.presses('Приду');
    await guest.sees('Напоминаем о брони\n\n✓ Ждём вас');
    expect(await ofGuest(guest)).toMatchObject([{ guest_says: 'coming' }]);
    await guest.presses('🕐 Опоздаю');
    await guest.presses('20 мин');
    await guest.sees('Напоминаем о брони\n\n✓ Знаем, что вы опоздаете на 20 мин.');
    expect(await ofGuest(guest)).toMatchObject([{ guest_says: 'late', late_minutes: 20 }]);
    await guest.presses('✕ Отменить бронь');
    await guest.presses('Нет, оставить');
    await guest.presses('✕ Отменить бронь');
    await guest.presses('✕ Да, отменить');
    await guest.sees('✓ Бронь отменена');
    expect(await ofGuest(guest)).toMatchObject([{ status: 'cancelled' }]);
    // The conversation in which it came is where it was.
    await guest.presses('2');
    await eventually(() => {
      const shown = guest.messages.find(({ message_id }) => message_id === conversation.message_id);
      expect(shown?.text).toContain('В какой день');
    });
    await notify(guest, id);
    const stale = await guest.presses('Приду');
    await eventually(() => expect(stale.answer).toMatchObject({ text: 'Этой брони больше нет.' }));
  });

  it('cancels with a reason in time; later he is told until when it was, and whom to call', async () => {
    const [guest, date] = [await known(), nextDay()];
    await booked(guest, date, '11:00');
    await booked(guest, date, '16:00');
    await guest.says('/mybookings').sees('Ваши брони');
    await guest.presses(/11:00/);
    await guest.presses('✕ Отменить бронь');
    await guest.sees('Отменить эту бронь?');
    await guest.says('заболел').sees('Причина: заболел');
    await guest.presses('✕ Да, отменить');
    await guest.sees('Бронь отменена');
    const cancelled = (await ofGuest(guest)).find(({ status }) => status === 'cancelled');
    expect(cancelled).toMatchObject({ time: '11:00', cancellation_reason: 'заболел' });
    await set({ cancellation_deadline_minutes: 43_200 });
    await guest.says('/mybookings').sees('Ваши брони');
    await guest.presses(/16:00/);
    await guest.sees(new RegExp(`можно было до: [^]*${phone.replace('+', '\\+')}`));
    expect(guest.buttons()).toEqual(['✓ Приду', '🕐 Опоздаю', '← Назад', 'Закрыть']);
    await guest.presses('🕐 Опоздаю');
    await guest.says('15').sees('ждём на 15 мин. позже');
    await notify(guest, (await ofGuest(guest)).find(({ status }) => status === 'confirmed')!.id);
    await guest.presses('Не приду');
    const refused = await guest.presses('✕ Да, отменить');
    await eventually(() => expect(refused.answer?.text).toContain(phone));
    expect(guest.buttons()).toEqual(['✓ Приду', '🕐 Опоздаю']);
    await set({ cancellation_deadline_minutes: 0 });
  });

  it('waits for an answer where the venue answers requests', async () => {
    await set({ auto_confirm: false });
    const [guest, date] = [await known(), nextDay()];
    await guest.says('/mybookings').sees('Предстоящих броней нет');
    await guest.presses('📅 Забронировать');
    await guest.presses('2');
    await guest.says(ru(date)).sees('Во сколько');
    await guest.presses('14:00');
    await guest.presses('Без пожеланий');
    await guest.presses('✓ Забронировать');
    await guest.sees('Заявку передали');
    const [{ id, status }] = (await ofGuest(guest)) as [BookingDto];
    expect(status).toBe('new');
    await guest.presses('🗒 Мои брони');
    await guest.sees('Ждёт подтверждения');
    const confirmed = await house.receptionist.post(`/bookings/${id}/confirm`, { table_ids: [house.tables['1']] });
    expect(confirmed.status).toBe(200);
    await guest.presses('← Назад');
    await guest.presses(/14:00/);
    await guest.sees('Подтверждена');
    await set({ auto_confirm: true });
  });

  it('keeps what was said while the platform is away, and goes on from there', async () => {
    const [guest, date] = [await known(), nextDay()];
    await guest.says('/book').sees('Сколько вас');
    await guest.sendsSticker().sees('выберите кнопкой');
    await guest.presses('2');
    await guest.says(ru(date)).sees('Во сколько');
    await guest.presses('19:00');
    await guest.presses('Без пожеланий');
    await guest.sees('Проверьте');
    await house.sql.query('ALTER TABLE booking.bookings RENAME TO bookings_away');
    try {
      const pressed = await guest.presses('✓ Забронировать');
      await eventually(() => expect(pressed.answer?.text).toContain('Попробуйте, пожалуйста, через минуту'));
    } finally {
      await house.sql.query('ALTER TABLE booking.bookings_away RENAME TO bookings');
    }
    await guest.presses('✓ Забронировать');
    await guest.sees(/Готово[^]*19:00/);
    expect(await ofGuest(guest)).toHaveLength(1);
  });

  it('may have as many bookings ahead as the platform lets a guest make, and one at a time', async () => {
    const [guest, date] = [await known(), nextDay()];
    await booked(guest, date, '10:00');
    await guest.says('/book').sees('Сколько вас');
    await guest.presses('2');
    await guest.says(ru(date)).sees('Во сколько');
    await guest.presses('11:00');
    await guest.presses('Без пожеланий');
    await guest.presses('✓ Забронировать');
    await guest.sees(/уже есть бронь[^]*Во сколько/);
    await guest.presses('13:00');
    await guest.presses('✓ Забронировать');
    await guest.sees('Готово');
    await booked(guest, date, '16:00');
    await guest.says('/book').sees('Сколько вас');
    await guest.presses('2');
    await guest.says(ru(date)).sees('Во сколько');
    await guest.presses('19:00');
    await guest.presses('Без пожеланий');
    await guest.presses('✓ Забронировать');
    await guest.sees('уже 3 предстоящие брони');
  });
});
