import { ApiAway, ApiRefusal } from '../api/venue-api';
import { anna, ChatInMemory } from './testing/chat';

const nobody = new ApiRefusal(404, 'not_found', {});
const fails = (error: Error) => () => {
  throw error;
};
const hour = 3_600_000;

describe('a conversation', () => {
  let chat: ChatInMemory;
  beforeEach(async () => {
    chat = await ChatInMemory.open();
  });
  afterEach(() => chat.close());

  const calls = (method: string) => chat.sent.filter((each) => each.method === method);

  async function comesToTheContact(): Promise<void> {
    chat.answer = fails(nobody);
    await chat.says('/start');
    await chat.presses('✓ Согласен');
    await chat.presses('Пропустить');
    expect(chat.said).toContain('Остался номер');
  }

  it('says so when the platform is away, and goes on where it was', async () => {
    await comesToTheContact();
    chat.answer = fails(new ApiAway('503'));
    await chat.sharesContact();
    expect(chat.said).toContain('Попробуйте, пожалуйста, через минуту');
    chat.answer = () => ({ ...anna, outcome: 'created', link: null });
    await chat.sharesContact();
    expect(chat.said).toContain('Приятно познакомиться, Анна!');
    expect(chat.session.registered).toBe(true);
  });

  it('asks again for a phone that is refused', async () => {
    await comesToTheContact();
    chat.answer = fails(new ApiRefusal(400, 'validation_error', {}));
    await chat.sharesContact();
    expect(chat.said).toContain('С этим номером не получилось');
    await chat.says('← Назад');
    expect(chat.said).toContain('новости и приглашения');
  });

  it('tells Telegram that a pressed button is worked on no more, whatever comes of it', async () => {
    await chat.says('/profile');
    chat.answer = fails(new ApiAway('503'));
    await chat.presses('🔔 Присылать новости');
    expect(calls('answerCallbackQuery')).toHaveLength(1);
    chat.answer = fails(new ApiRefusal(422, 'rule_violation', {}));
    await expect(chat.presses('🔔 Присылать новости')).rejects.toThrow(ApiRefusal);
    expect(calls('answerCallbackQuery')).toHaveLength(2);
    expect(chat.said).toContain('Попробуйте, пожалуйста, через минуту');
  });

  it('is said to have failed once: of a refusal that nobody foresaw, by whoever handles the update', async () => {
    await chat.says('/feedback');
    await chat.presses('9');
    const told = () => calls('sendMessage').filter(({ payload }) => payload.text?.includes('через минуту')).length;
    chat.answer = fails(new ApiAway('503'));
    await chat.says('Вкусно');
    expect(told()).toBe(1);
    chat.answer = fails(new ApiRefusal(403, 'forbidden', {}));
    await expect(chat.says('/profile')).rejects.toThrow(ApiRefusal);
    expect(told()).toBe(1);
  });

  it('goes on in the place of its question', async () => {
    await chat.says('/profile');
    const before = calls('sendMessage').length;
    await chat.presses('✏️ Имя');
    await chat.presses('✕ Отмена');
    expect(calls('sendMessage')).toHaveLength(before);
    expect(chat.said).toBe('Хорошо, отменили.');
  });

  it('goes on below where its question is there no more', async () => {
    await chat.says('/profile');
    chat.isGone = true;
    await chat.presses('✏️ Имя');
    expect(chat.said).toContain('Напишите имя');
    await chat.presses('✕ Отмена');
    expect(chat.said).toBe('Хорошо, отменили.');
  });

  it('that was left alone for hours is over: what is written then is for the venue', async () => {
    await chat.says('/feedback');
    chat.session.__scenes!.expires = 1;
    await chat.says('Вы сегодня открыты?');
    expect(chat.asked.at(-1)).toMatchObject({ path: '/bot/messages', body: { text: 'Вы сегодня открыты?' } });
  });

  it('begins with the registration for who was erased meanwhile', async () => {
    await chat.says('/profile');
    chat.answer = fails(nobody);
    await chat.presses('🔔 Присылать новости');
    expect(chat.said).toContain('согласие на обработку');
    expect(chat.session.registered).toBe(false);
  });

  /** A venue with room on a Friday evening. */
  const venue = (path: string): unknown => {
    if (path.endsWith('/days')) return [{ date: '2027-03-12', open: true, free: true }];
    if (path.endsWith('/slots'))
      return [{ date: '2027-03-12', time: '19:00', starts_at: '2027-03-12T16:00:00.000Z', free: 1 }];
    if (path.startsWith('/public/'))
      return { largest_party: 8, booking_horizon_days: 30, contacts: {}, takes_bookings: true };
    return anna;
  };

  async function comesToTheCheck(): Promise<void> {
    chat.answer = venue;
    await chat.says('/book');
    await chat.presses('2');
    await chat.says('12.03');
    await chat.presses('19:00');
    await chat.presses('Без пожеланий');
    expect(chat.said).toContain('Всё верно?');
  }

  it('that was to book is over as well when it was left alone', async () => {
    await comesToTheCheck();
    await chat.presses('← Назад');
    chat.session.__scenes!.expires = 1;
    await chat.says('У вас есть парковка?');
    expect(chat.asked.at(-1)).toMatchObject({ path: '/bot/messages', body: { text: 'У вас есть парковка?' } });
  });

  it('says something also to who is registered, but not known yet where he books', async () => {
    await comesToTheCheck();
    chat.answer = (path) => {
      if (path === '/bot/booking-request')
        throw new ApiRefusal(422, 'rule_violation', { rule: 'guest_not_registered' });
      return venue(path);
    };
    await chat.presses('✓ Забронировать');
    expect(calls('answerCallbackQuery').at(-1)?.payload.text).toContain('через минуту');
    chat.answer = (path) =>
      path === '/bot/booking-request'
        ? { id: 'b', status: 'confirmed', booked_at: '2027-03-12T16:00:00.000Z', guests_count: 2, manage_url: '/' }
        : venue(path);
    await chat.presses('✓ Забронировать');
    expect(chat.said).toContain('Готово');
  });

  it('takes feedback also where the visit is not known as this guest’s', async () => {
    await chat.says('/feedback');
    chat.session.__scenes!.state!.bookingId = 'b';
    await chat.presses('6');
    chat.answer = (_, { body }) => {
      if ('booking_id' in body!) throw new ApiRefusal(422, 'rule_violation', { rule: 'not_their_visit' });
    };
    await chat.says('Долго ждали');
    expect(chat.said).toContain('отзыв обязательно прочтут');
    expect(chat.asked.at(-1)?.body).toEqual({ telegram_id: '7', score: 6, message_text: 'Долго ждали' });
  });

  it('keeps nothing of who was erased, also when that had been done before', async () => {
    await chat.says('Здравствуйте');
    await chat.says('/profile');
    await chat.presses('🗑 Удалить мои данные');
    await chat.presses('Да, удалить');
    chat.answer = fails(nobody);
    await chat.presses('Удалить навсегда');
    expect(chat.said).toContain('ваши данные удалены');
    expect(chat.session).toEqual({ __scenes: {} });
  });
});

describe('a word to the venue', () => {
  let chat: ChatInMemory;
  beforeEach(async () => {
    chat = await ChatInMemory.open();
  });
  afterEach(() => chat.close());

  it('is confirmed once in twelve hours', async () => {
    for (const words of ['Здравствуйте', 'Вы открыты?']) await chat.says(words);
    expect(chat.sent).toHaveLength(1);
    chat.clock.time = new Date(chat.clock.time.getTime() + 12 * hour);
    await chat.says('Ау');
    expect(chat.sent).toHaveLength(2);
    expect(chat.asked).toHaveLength(3);
  });

  it('of somebody unknown is read, but can be answered only once it is known who that is', async () => {
    chat.answer = () => ({ guest_id: null });
    await chat.says('Здравствуйте');
    expect(chat.said).toContain('Чтобы мы могли ответить, познакомимся: /start');
    expect(chat.said).not.toContain('ответят здесь же');
    await chat.says('Ау');
    expect(chat.sent).toHaveLength(1);
  });

  it('that could not be passed on is not said to have been', async () => {
    chat.answer = fails(nobody);
    await chat.says('Здравствуйте');
    expect(chat.said).toContain('не получилось');
    chat.answer = () => ({});
    await chat.says('Здравствуйте');
    expect(chat.said).toContain('Передали сотрудникам');
  });

  it('is none as a sticker, and pictures that belong together are one', async () => {
    await chat.hears({ sticker: {} });
    expect(chat.said).toContain('Мило!');
    for (let each = 0; each < 3; each++) await chat.hears({ photo: [], media_group_id: '1' });
    expect(chat.sent).toHaveLength(2);
    expect(chat.asked).toEqual([]);
  });

  it('is no contact: who is not known yet is led to the registration by it', async () => {
    chat.answer = fails(nobody);
    await chat.sharesContact();
    expect(chat.said).toContain('согласие на обработку');
  });
});
