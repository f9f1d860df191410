const hours = (from: string, to: string) => [{ from, to }];
const [weekday, weekend] = [hours('12:00', '23:00'), hours('12:00', '02:00')];

/** What a newcomer finds: written through the API, as its users write it. */
export const demoVenue = {
  name: 'Кафе «Берёза»',
  timezone: 'Europe/Moscow',
  country: 'RU',
  language: 'ru',
  currency: 'RUB',
  contacts: {
    phone: '+7 495 000-00-00',
    email: 'hello@bereza.example',
    address: 'Москва, Лесная ул., 5',
    city: 'Москва',
    website: 'https://bereza.example',
  },
  settings: {
    opening_hours: {
      mon: [],
      tue: weekday,
      wed: weekday,
      thu: weekday,
      fri: weekend,
      sat: weekend,
      sun: hours('11:00', '22:00'),
    },
    visit_lengths: [
      { up_to_guests: 2, minutes: 90 },
      { up_to_guests: 6, minutes: 120 },
    ],
    default_visit_minutes: 180,
    buffer_minutes: 15,
    largest_party: 12,
    host_choice: 'Анна',
    greeting_text: 'Добро пожаловать в «Берёзу»!',
    info_text: 'Во дворе есть парковка. С собаками можно на веранду.',
  },
};

/** A second one of the same organization, that closes late. */
export const demoBar = {
  name: 'Бар «Берёзка»',
  contacts: { phone: '+7 495 000-00-01', address: 'Москва, Лесная ул., 7', city: 'Москва' },
  settings: {
    opening_hours: {
      mon: [],
      tue: [],
      wed: hours('18:00', '01:00'),
      thu: hours('18:00', '01:00'),
      fri: hours('18:00', '05:00'),
      sat: hours('18:00', '05:00'),
      sun: [],
    },
    auto_confirm: true,
  },
};

/** Its bot, where Telegram is simulated. */
export const demoBot = { username: 'bereza_cafe_bot', first_name: demoVenue.name };

/** A guest of the demo who has just written to it. */
export const demoWriter = { id: 7_000_000_001, first_name: 'Анна', language_code: 'ru', phone: '+79000000000' };
export const demoWords = 'Здравствуйте! Можно к вам на веранду с собакой? Она маленькая и воспитанная.';

/** Who works there. They are invited: their letters wait in the mailbox. */
export const demoStaff = [
  { email: 'maria@bereza.example', role: 'manager', first_name: 'Мария', last_name: 'Соколова' },
  { email: 'inna@bereza.example', role: 'receptionist', first_name: 'Инна', last_name: 'Ким', note: 'По вечерам' },
];

const table = (name: string, capacity: number, zone: string, x: number, y: number, shape = 'rectangle') => ({
  ...{ name, capacity, zone, least_guests: Math.max(1, Math.ceil(capacity / 2)) },
  place: { x, y, width: capacity > 4 ? 1_600 : 1_000, height: 1_000, turned: 0, shape },
});

export const demoTables = [
  table('1', 2, 'Зал', 500, 500, 'round'),
  table('2', 2, 'Зал', 2_000, 500, 'round'),
  table('3', 4, 'Зал', 500, 2_200),
  table('4', 4, 'Зал', 2_000, 2_200),
  table('5', 6, 'Зал', 500, 4_000),
  table('6', 8, 'Зал', 2_800, 4_000),
  table('В1', 4, 'Веранда', 6_000, 500),
  table('В2', 4, 'Веранда', 7_100, 500),
];
export const demoGroup = { name: 'Веранда, два стола вместе', tables: ['В1', 'В2'], capacity: 8 };

/** Whom the demo's bookings are for. The phones are of a range that belongs to nobody. */
export const demoGuests = [
  { guest_name: 'Анна Лебедева', guests_count: 2, tags: ['у окна'] },
  { guest_name: 'Семья Кузнецовых', guests_count: 5, comment: 'Нужен детский стул' },
  { guest_name: 'Тимур', guests_count: 4 },
  { guest_name: 'Дарья Орлова', guests_count: 3, notes: 'Аллергия на орехи' },
  { guest_name: 'Олег и коллеги', guests_count: 8, comment: 'Отмечаем проект' },
  { guest_name: 'Вера', guests_count: 2 },
  { guest_name: 'Ирина Павловна', guests_count: 6, tags: ['юбилей'] },
];
export const phone = (index: number) => `+7 900 000-00-${String(index).padStart(2, '0')}`;

/** Who came in today without a booking, and has gone by now. */
export const demoWalkIns = [
  { guest_name: 'Полина Гусева', guests_count: 2, guest_phone: phone(20) },
  { guest_name: 'Вера', guests_count: 2, guest_phone: phone(5) },
  { guest_name: 'Анна Лебедева', guests_count: 2, guest_phone: phone(0) },
  { guest_name: 'Анна Лебедева', guests_count: 3, guest_phone: phone(0) },
];

/** What the venue knows of its guests. A birthday is so many days away. */
export const demoCards = [
  {
    ...{ phone: phone(0), telegram_id: String(demoWriter.id), birthday: 5, tags: ['постоянная'] },
    ...{ email: 'anna@example.com', preferences: { вино: 'белое' } },
  },
  { phone: phone(3), birthday: 40, notes: 'Аллергия на орехи: предупредить кухню' },
  {
    ...{ phone: phone(5), tags: ['постоянная', 'веган'], contacts: { instagram: 'vera.eats' } },
    email: 'vera@example.com',
  },
  { phone: phone(20), language: 'en', tags: ['друзья дома'] },
  { phone: phone(30), name: 'Анна Лебидева', email: 'anna@example.com', notes: 'Записали дважды?' },
  { phone: phone(31), name: 'Сергей Чехов', birthday: 12, gender: 'male' },
  { phone: phone(32), name: 'Katherine Moore', language: 'en', tags: ['VIP'] },
  { phone: phone(33), name: 'Юлия Щукина', birthday: 200, gender: 'female' },
];
export const demoSegments = [
  { name: 'Были не раз', filter: { min_visits: 2 } },
  { name: 'День рождения в ближайшие две недели', filter: { birthday_in_days: 14 } },
  { name: 'Ещё не приходили', filter: { never_visited: true } },
];
export const demoFeedback = [
  { phone: phone(0), score: 10, message_text: 'Спасибо, как дома! Сырники — лучшие в городе.', tags: ['кухня'] },
  { phone: phone(5), score: 8, message_text: 'Вкусно, но долго ждали счёт.', tags: ['обслуживание'] },
  { phone: phone(20), score: 3, message_text: 'На веранде дуло, пледов не хватило.' },
];
export const demoUnwelcome = { phone: '+7 900 000-00-99', reason: 'Трижды не пришли и не предупредили' };

/** Who was invited to the terrace, and who is to be. */
export const demoSentCampaign = {
  name: 'Открыта веранда',
  segment_filter: { min_visits: 1 },
  message_text: '{guest_name}, веранда «Берёзы» открыта! Пледы и лимонад с нас. Меню: https://bereza.example/veranda',
  buttons: [{ text: 'Забронировать стол', action: 'book' }],
};
export const demoDraftCampaign = {
  name: 'День рождения в «Берёзе»',
  segment_filter: { birthday_in_days: 14 },
  message_text: '{guest_name}, скоро ваш праздник! Отпразднуйте его у нас: торт в подарок.',
  buttons: [{ text: 'Забронировать стол', action: 'book' }],
};
/** An hour before, and the day before. */
export const demoReminders = {
  rules: [
    { offset_minutes: 60, is_active: true },
    { offset_minutes: 1_440, is_active: true },
  ],
  quiet_from: '23:00',
  quiet_to: '09:00',
};
