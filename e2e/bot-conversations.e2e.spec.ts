import { eventually } from '@guestflow/testing';
import { BotHouse, Hand, openBotHouse } from './support/bot-house';

interface Card {
  id: string;
  name: string | null;
  phone: string | null;
  birthday: string | null;
  language: string | null;
  telegram_id: string | null;
  consents: string[];
}

describe('the venue’s own bot', () => {
  let house: BotHouse;

  beforeAll(async () => {
    house = await openBotHouse();
  });
  afterAll(() => house?.close());

  /** As staff find it. */
  const cardOf = async (guest: Hand): Promise<Card | undefined> => {
    const { body } = await house.manager.get<Card[]>(`/guests?q=${encodeURIComponent(guest.person.phone)}`);
    const { id } = body[0] ?? {};
    return id ? (await house.manager.get<Card>(`/guests/${id}`)).body : undefined;
  };

  async function comes(guest: Hand, start = '/start'): Promise<Hand> {
    await guest.says(start).sees('согласие на обработку персональных данных');
    await guest.presses('✓ Согласен');
    await guest.sees('новости и приглашения');
    await guest.presses('Пропустить');
    await guest.sees('Поделиться номером');
    await guest.sharesContact().sees('Чем помочь?');
    return guest;
  }

  it('says in the guest’s language what it can do', async () => {
    await house.guest().says('/help').sees('забронировать стол');
    await house.guest({ language_code: 'en' }).says('/help').sees('book a table');
    await house.guest().says('/dance').sees('Такой команды я не знаю');
  });

  it('knows a guest who has consented and shared the contact', async () => {
    const guest = house.guest();
    await guest.says('/start').sees(`бот «${house.venue.name}»`);
    await guest.says('да').sees('Пожалуйста, выберите кнопкой.');
    const agreed = await guest.presses('✓ Согласен');
    await guest.sees('новости и приглашения');
    await eventually(() => expect(agreed.answer).toBeDefined());
    await guest.presses('← Назад');
    await guest.sees('согласие на обработку');
    await guest.presses('✓ Согласен');
    await guest.sees('новости и приглашения');
    await guest.presses('Да, присылайте');
    await guest.sees('Остался номер телефона');
    await guest.says('+7 916 000-00-00').sees('Номер лучше не набирать');
    const another = { phone_number: '+79990000000', first_name: 'Борис', user_id: 42 };
    await guest.sharesContact(another).sees('Это чужой контакт');
    await guest.sharesContact({ phone_number: '+79990000000', first_name: 'Борис' }).sees('Это чужой контакт');
    await guest.sharesContact().sees('Приятно познакомиться, Анна!');
    expect(await cardOf(guest)).toMatchObject({
      ...{ name: 'Анна', phone: guest.person.phone, language: 'ru', telegram_id: guest.id },
      consents: ['marketing:telegram', 'personal_data'],
    });
    await guest.says('/start').sees('Здравствуйте, Анна! Чем помочь?');
  });

  it('keeps the door open for who does not consent', async () => {
    const guest = house.guest();
    await guest.says('💬 Оставить отзыв').sees('согласие на обработку');
    await guest.presses('Не согласен');
    await guest.sees('мы не можем принять бронь');
    expect(await cardOf(guest)).toBeUndefined();
    await guest.says('/profile').sees('согласие на обработку');
    await guest.presses('✓ Согласен');
    await guest.sees('новости');
    await guest.presses('Пропустить');
    await guest.sees('Поделиться номером');
    await guest.says('✕ Отмена').sees('Хорошо, отменили.');
    await guest.says('/cancel').sees('Прерывать нечего');
    expect(await cardOf(guest)).toBeUndefined();
  });

  it('ties who follows the link of a card to that card', async () => {
    const made = await house.manager.post<Card>('/guests', { name: 'Анна Петрова', notes: 'у окна' });
    const link = await eventually(async () => {
      const answer = await house.manager.post<{ url: string }>(`/guests/${made.body.id}/bot-link`);
      if (answer.status !== 201) throw new Error(answer.text);
      return new URL(answer.body.url).searchParams.get('start')!;
    });
    const guest = await comes(house.guest(), `/start ${link}`);
    await guest.sees('Ваша персональная ссылка сработала');
    await guest.sees('Анна Петрова');
    expect(await cardOf(guest)).toMatchObject({ id: made.body.id, phone: guest.person.phone, telegram_id: guest.id });
    await guest.says(`/start ${link}`).sees('уже воспользовались');
  });

  it('shows guests what is known of them, and staff what they changed', async () => {
    const guest = await comes(house.guest());
    await guest.says('👤 Профиль').sees(/Имя: Анна[^]*присылаем|не присылаем/);
    await guest.presses('✏️ Имя');
    await guest.sees('Напишите имя');
    await guest.says('123').sees('Не похоже на имя');
    await guest.says('  Анна   Каренина ').sees('Имя: Анна Каренина');
    await guest.presses('🎂 День рождения');
    await guest.sees('Напишите дату');
    await guest.says('31.02.1990').sees('Такой даты не получилось');
    await guest.says('12.05.1990').sees('День рождения: 12.05.1990');
    await guest.presses('🔔 Присылать новости');
    await guest.sees('Новости и приглашения: присылаем');
    await guest.presses('🌐 English');
    await guest.sees('We speak English from now on.');
    expect(await cardOf(guest)).toMatchObject({
      ...{ name: 'Анна Каренина', birthday: '1990-05-12', language: 'en' },
      consents: ['marketing:telegram', 'personal_data'],
    });
    await guest.presses('🔕 No more news');
    await guest.sees('News and invitations: off');
    await guest.presses('✏️ Name');
    await guest.sees('Write your name');
    await guest.presses('← Back');
    await guest.sees('Your profile');
    await guest.presses('✓ Done');
    await guest.sees('What else can we do for you?');
    expect((await cardOf(guest))?.consents).toEqual(['personal_data']);
    await guest.says('/help').sees('book a table');
  });

  it('hands feedback to the staff, with a score, with words, or both', async () => {
    const guest = await comes(house.guest());
    await guest.says('/feedback').sees('готовы посоветовать');
    await guest.says('суп').sees('Пожалуйста, выберите кнопкой.');
    await guest.presses('4');
    await guest.sees('Спасибо за оценку!');
    await guest.says('Суп был холодный').sees('отзыв обязательно прочтут');
    await guest.says('💬 Оставить отзыв').sees('готовы посоветовать');
    await guest.presses('Пропустить');
    await guest.sees('Расскажите в двух словах');
    await eventually(() => expect(guest.buttons()).toEqual(['← Назад', '✕ Отмена']));
    await guest.presses('← Назад');
    await guest.sees('готовы посоветовать');
    await guest.presses('10');
    await guest.sees('Спасибо за оценку!');
    await guest.presses('Отправить без слов');
    await guest.sees('Спасибо за отзыв!');
    const { id } = (await cardOf(guest))!;
    const { body } = await house.manager.get<object[]>(`/feedback?guest_id=${id}&sort=created_at:asc`);
    expect(body).toMatchObject([
      { score: 4, message_text: 'Суп был холодный', source: 'bot' },
      { score: 10, message_text: null, source: 'bot' },
    ]);
  });

  it('says of old buttons that they do nothing, and of what is no text that it is not read', async () => {
    const guest = await comes(house.guest());
    await guest.says('/feedback').sees('готовы посоветовать');
    await guest.says('/help').sees('Что я умею');
    await eventually(() => expect(guest.buttons()).toEqual([]));
    // As of a message that Telegram showed late.
    const chat = { chat_id: guest.id, text: 'Оценка?' };
    await fetch(`${house.telegram.url}/bot${house.token}/sendMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...chat,
        reply_markup: { inline_keyboard: [[{ text: '7', callback_data: 'c.abcdef.score.7' }]] },
      }),
    });
    const pressed = await guest.presses('7');
    await eventually(() => expect(pressed.answer).toMatchObject({ text: 'Эта кнопка уже не действует.' }));
    await eventually(() => expect(guest.buttons()).toEqual([]));
    await guest.sendsSticker().sees('Мило!');
    guest.person.sendsPhoto(house.bot);
    await guest.sees('фото и файлы не увидим');
    await guest.sharesContact().sees('контакт нам сейчас не нужен');
  });

  it('forgets who asks for it twice, and meets them anew', async () => {
    const guest = await comes(house.guest());
    const before = (await cardOf(guest))!;
    await guest.says('/profile').sees('Ваш профиль');
    await guest.presses('🗑 Удалить мои данные');
    await guest.sees('Удалить всё');
    await guest.presses('← Назад');
    await guest.sees('Ваш профиль');
    await guest.presses('🗑 Удалить мои данные');
    await guest.sees('Удалить всё');
    await guest.presses('Да, удалить');
    await guest.sees('Точно удалить?');
    await guest.presses('Удалить навсегда');
    await guest.sees('ваши данные удалены');
    expect(await cardOf(guest)).toBeUndefined();
    await comes(guest);
    expect((await cardOf(guest))!.id).not.toBe(before.id);
  });

  it('speaks English to who does', async () => {
    const guest = house.guest({ language_code: 'en', first_name: 'Kate' });
    await guest.says('/start').sees('needs your consent');
    await guest.presses('I do not agree');
    await guest.sees('we cannot take a booking');
    await guest.says('👤 Profile').sees('needs your consent');
    await guest.presses('✓ I agree');
    await guest.sees('news and invitations');
    await guest.presses('Yes, please do');
    await guest.sees('Share my number');
    await guest.sharesContact().sees('Nice to meet you, Kate!');
    await guest.sees(/Your profile[^]*Language: English/);
    expect(await cardOf(guest)).toMatchObject({ name: 'Kate', language: 'en' });
  });
});
