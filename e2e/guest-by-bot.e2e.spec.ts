import { eventually } from '@guestflow/testing';
import { BookingDto } from '../apps/booking/src/bookings/bookings.dto';
import { GuestCardDto, GuestDto } from '../apps/crm/src/guests/guests.dto';
import { BotHouse, Hand, openBotHouse } from './support/bot-house';
import { StandingClock } from './support/house';

/** A Thursday morning in Moscow. */
const clock = new StandingClock(new Date('2027-05-06T07:00:00Z'));
const everyDay = [{ from: '10:00', to: '23:00' }];
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** One guest's way, from the first word to the last; beside each step, what the admin's API shows of it. */
describe('a new guest of the venue’s own bot', () => {
  let house: BotHouse;
  let guest: Hand;
  let booking: BookingDto;

  beforeAll(async () => {
    const opening_hours = Object.fromEntries(days.map((day) => [day, everyDay])) as Record<string, typeof everyDay>;
    const settings = { opening_hours: opening_hours as never, slot_minutes: 60 };
    house = await openBotHouse({ settings }, { clock, broker: 'rabbitmq' });
    guest = house.guest({ first_name: 'Вера' });
  });
  afterAll(() => house?.close());

  const shown = async <T>(path: string): Promise<T> => {
    const { status, body, text } = await house.manager.get<T>(path);
    if (status !== 200) throw new Error(`${path}: ${text}`);
    return body;
  };
  const card = async (): Promise<GuestCardDto> => {
    const [found] = await shown<GuestDto[]>(`/guests?phone=${encodeURIComponent(guest.person.phone)}`);
    if (!found) throw new Error('The guest is not known yet');
    return shown(`/guests/${found.id}`);
  };
  const step = async (verb: string, body: object = {}): Promise<void> => {
    const answer = await house.manager.post(`/bookings/${booking.id}/${verb}`, body);
    if (answer.status !== 200) throw new Error(`${verb}: ${answer.text}`);
  };

  it('starts it, consents, shares the contact, and has a card', async () => {
    await guest.says('/start').sees('согласие на обработку персональных данных');
    await guest.presses('✓ Согласен');
    await guest.sees('новости и приглашения');
    await guest.presses('Да, присылайте');
    await guest.sees('Остался номер телефона');
    await guest.sharesContact().sees('Приятно познакомиться, Вера!');
    expect(await card()).toMatchObject({
      ...{ name: 'Вера', phone: guest.person.phone, telegram_id: guest.id, source: 'bot', visit_count: 0 },
      consents: ['marketing:telegram', 'personal_data'],
    });
  });

  it('asks for a table, and the staff see the request', async () => {
    await guest.says('📅 Забронировать').sees('Сколько вас');
    await guest.presses('2');
    await guest.sees('В какой день');
    await guest.says('7 мая').sees('Во сколько');
    await guest.presses('19:00');
    await guest.says('у окна').sees(/19:00[^]*2 гостя[^]*у окна/);
    await guest.presses('✓ Забронировать');
    await guest.sees('Заявку передали');
    const [made] = await shown<BookingDto[]>('/bookings?status=new');
    booking = made!;
    expect(booking).toMatchObject({
      ...{ status: 'new', source: 'bot', guests_count: 2, comment: 'у окна', guest_name: 'Вера' },
      booked_at: '2027-05-07T16:00:00.000Z',
    });
  });

  it('hears that it is confirmed, once the staff have done so', async () => {
    await step('confirm', { table_id: house.tables['1'] });
    await guest.sees('подтверждена: пятница, 7 мая в 19:00');
    expect(await shown(`/bookings/${booking.id}`)).toMatchObject({ status: 'confirmed' });
  });

  it('is reminded an hour ahead, and says that she is coming', async () => {
    clock.set('2027-05-07T15:00:00Z');
    await guest.sees('напоминаем: в 19:00');
    await guest.presses('Буду');
    await guest.sees('✓');
    await eventually(async () =>
      expect(await shown(`/bookings/${booking.id}`)).toMatchObject({ guest_says: 'coming', status: 'confirmed' }),
    );
  });

  it('comes, and is a guest who has been there', async () => {
    clock.set('2027-05-07T16:05:00Z');
    await step('arrived');
    await eventually(async () => expect(await card()).toMatchObject({ visit_count: 1 }));
  });

  it('is asked how it was, and the staff read the answer', async () => {
    await step('complete');
    clock.set('2027-05-07T18:05:00Z');
    await guest.sees('Как всё прошло?');
    await guest.presses('Оставить отзыв');
    await guest.sees('посоветовать');
    await guest.presses('9');
    await guest.sees('Спасибо за оценку');
    await guest.says('Чудесный вечер, спасибо!').sees('Спасибо за отзыв!');
    expect(await shown('/feedback')).toMatchObject([
      { score: 9, message_text: 'Чудесный вечер, спасибо!', booking_id: booking.id, source: 'bot', status: 'new' },
    ]);
  });

  it('is answered, and writes back: a dialogue of which nothing is lost', async () => {
    const [feedback] = await shown<{ id: string }[]>('/feedback');
    const replied = await house.manager.post(`/feedback/${feedback!.id}/replies`, { text: 'Приходите ещё, Вера!' });
    expect(replied.status).toBe(201);
    await guest.sees('Приходите ещё, Вера!');
    await guest.says('А торт к нам можно принести?').sees('Передали сотрудникам');
    const { id } = await card();
    expect(await shown('/dialogues?unread=true')).toMatchObject([{ unread_count: 1 }]);
    const answer = await house.manager.post(`/dialogues/${id}/messages`, { text: 'Конечно, и свечи найдём.' });
    expect(answer.status).toBe(201);
    await guest.sees('Конечно, и свечи найдём.');
    await eventually(async () => {
      const register = await shown<{ kind: string; direction: string; state: string }[]>('/messages?limit=50');
      expect(register.reverse().map(({ direction, kind, state }) => `${direction} ${kind} ${state}`)).toEqual([
        'out booking sent',
        'out reminder sent',
        'out feedback_request sent',
        'out feedback_reply sent',
        'in dialogue received',
        'out dialogue sent',
      ]);
    });
    expect(house.telegram.breaches).toEqual([]);
  });
});
