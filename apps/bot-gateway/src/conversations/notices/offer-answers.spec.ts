import { ApiAway, ApiRefusal } from '../../api/venue-api';
import { callsOf } from '../../sending/message-calls';
import { anna, ChatInMemory } from '../testing/chat';

const entry = '01926f5e-7b1e-7000-8000-000000000003';
const booking = {
  ...{ id: 'b1', status: 'confirmed', booked_at: '2027-03-12T16:30:00Z', guests_count: 3, comment: null },
  manage_url: '/booking#secret',
};
const house = {
  ...{ largest_party: 8, booking_horizon_days: 60, contacts: { phone: '+7 495 000-00-00' }, takes_bookings: true },
};
const refusal = (rule: string, extra: object = {}) => new ApiRefusal(422, 'rule_violation', { rule, ...extra });
const notNow = (entry_status: string) => refusal('not_in_this_status', { entry_status });

describe('an offer that is answered in the bot', () => {
  let chat: ChatInMemory;
  beforeEach(async () => {
    chat = await ChatInMemory.open();
    chat.gets(
      callsOf({
        ...{ id: entry, version: 1, kind: 'booking', urgency: 'urgent', guest_id: null, booking_id: null },
        ...{ telegram_id: '7', text: 'Освободился стол', send_before: null, created_at: '2027-03-10T12:00:00Z' },
        buttons: [
          { text: 'Беру', action: 'accept_offer' },
          { text: 'Не нужно', action: 'decline_offer' },
        ],
        waitlist_id: entry,
      })[0]!.payload,
    );
  });
  afterEach(() => chat.close());

  const answers = (answer: unknown) => {
    chat.answer = (path) => {
      if (path.startsWith('/public/')) return house;
      if (!path.startsWith('/bot/waitlist/')) return anna;
      if (answer instanceof Error) throw answer;
      return answer;
    };
  };
  const asked = () => chat.asked.filter(({ path }) => path.startsWith('/bot/waitlist/'));
  /** What can be pressed below it now. */
  const buttons = () =>
    (chat.sent.findLast(({ payload }) => payload.reply_markup)?.payload.reply_markup?.inline_keyboard ?? [])
      .flat()
      .map(({ text }) => text);
  const popups = () =>
    chat.sent
      .filter(({ method }) => method === 'answerCallbackQuery')
      .map(({ payload }) => (payload as { text?: string }).text);

  it('is a booking, told with its time and party, and with the buttons of one', async () => {
    answers(booking);
    await chat.presses('Беру');
    expect(asked()).toEqual([{ path: `/bot/waitlist/${entry}/accept`, body: { telegram_id: '7' } }]);
    expect(chat.said).toContain('✓ Стол ваш. Ждём вас!\n\n📅 пятница, 12 марта 2027 г., 19:30\n👥 3 гостя');
    expect(buttons()).toEqual(['🗒 Мои брони']);
    expect(popups()).toEqual([undefined]);
  });

  it('is told in the guest’s language', async () => {
    chat.language = 'en';
    answers(booking);
    await chat.presses('Беру');
    expect(chat.said).toContain('The table is yours. See you!');
    expect(chat.said).toContain('3 guests');
    expect(buttons()).toEqual(['🗒 My bookings']);
  });

  it('is let go, also when it was before, and the guest can book another time', async () => {
    answers({ status: 'passed' });
    await chat.presses('Не нужно');
    expect(asked()).toEqual([{ path: `/bot/waitlist/${entry}/decline`, body: { telegram_id: '7' } }]);
    expect(chat.said).toContain('✓ Хорошо, передали ваше место следующему');
    expect(buttons()).toEqual(['📅 Забронировать']);
    answers(notNow('passed'));
    await chat.presses('Не нужно');
    expect(chat.said).toContain('✓ Хорошо, передали ваше место следующему');
    await chat.presses('📅 Забронировать');
    expect(chat.said).toContain('Сколько вас будет');
  });

  it.each<[string, Error]>([
    ['has run out', refusal('offer_over')],
    ['went to the next one', notNow('passed')],
    ['is for a time that is over', notNow('expired')],
    ['was taken back', notNow('waiting')],
    ['was lost to somebody', new ApiRefusal(409, 'conflict', { alternatives: [] })],
  ])('that %s cannot be taken: the guest can book another time', async (_, error) => {
    answers(error);
    await chat.presses('Беру');
    expect(chat.said).toContain('✕ Это предложение уже не действует');
    expect(buttons()).toEqual(['📅 Забронировать']);
  });

  it('that was taken and cancelled since is over', async () => {
    answers({ ...booking, status: 'cancelled' });
    await chat.presses('Беру');
    expect(chat.said).toContain('✕ Это предложение уже не действует');
  });

  it('that was taken is told again to who presses again, and cannot be let go here', async () => {
    answers(booking);
    await chat.presses('Беру');
    await chat.presses('Беру');
    expect(chat.said).toContain('✓ Стол ваш');
    answers(notNow('booked'));
    await chat.presses('Не нужно');
    expect(chat.said).toContain('Вы уже приняли это предложение');
    expect(buttons()).toEqual(['🗒 Мои брони']);
  });

  it('of somebody else is nothing that can be pressed', async () => {
    answers(new ApiRefusal(404, 'not_found', {}));
    await chat.presses('Беру');
    expect(popups()).toEqual(['Эта кнопка уже не действует.']);
    expect(buttons()).toEqual([]);
  });

  it('holds while something else is in the way, which is said', async () => {
    answers(refusal('already_booked'));
    await chat.presses('Беру');
    expect(popups()).toEqual(['На это время у вас уже есть бронь: /mybookings']);
    expect(buttons()).toEqual(['Беру', 'Не нужно']);
  });

  it('holds while the platform is away', async () => {
    answers(new ApiAway('503'));
    await chat.presses('Беру');
    expect(popups()).toEqual(['Что-то пошло не так. Попробуйте, пожалуйста, через минуту.']);
    expect(buttons()).toEqual(['Беру', 'Не нужно']);
  });

  it('is answered below where its message can be changed no more', async () => {
    chat.isGone = true;
    answers(booking);
    await chat.presses('Беру');
    expect(chat.sent.at(-2)).toMatchObject({ method: 'sendMessage' });
    expect(chat.said).toContain('✓ Стол ваш');
  });

  it('leaves the conversation that the guest is in as it is', async () => {
    answers(booking);
    await chat.says('/profile');
    const before = structuredClone(chat.session);
    await chat.presses('Беру');
    expect(chat.session).toEqual(before);
  });
});
