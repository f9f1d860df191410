import { inLanguages } from './language';

/**
 * The API's problems in plain words, by their rule, reason or code; what stands in braces is what the problem says of it. A
 * feature that can say it better says it itself. These are anybody's; what only staff meet is in `staff-problems.ts`.
 */
export const problemTexts = inLanguages<Record<string, string>>({
  en: {
    offline: 'The server cannot be reached. Check your connection and try again.',
    unauthorized: 'Your session has ended. Sign in again.',
    forbidden: 'You do not have the right to do this.',
    not_found: 'It is no longer here. Reload the page.',
    conflict: 'Somebody has changed this already. Reload the page.',
    taken: 'The table is taken at this time.',
    in_the_past: 'This time is over already.',
    too_far_ahead: 'Bookings are not taken so far ahead.',
    outside_opening_hours: 'The venue is not open for all of this visit.',
    over_capacity: 'There is room for {capacity} only.',
    unavailable: 'This is not available at the moment. Try again in a few seconds.',
    venue_suspended: 'The venue is suspended. Its owner can ask the platform why.',
    rate_limited: 'Too many tries. Wait a little.',
    validation_error: 'Something written there cannot be.',
    internal_error: 'Something went wrong on our side. It has been noted.',
    other: 'That did not work.',
  },
  ru: {
    offline: 'Нет связи с сервером. Проверьте подключение и попробуйте ещё раз.',
    unauthorized: 'Сессия закончилась. Войдите снова.',
    forbidden: 'На это у вас нет прав.',
    not_found: 'Этого здесь больше нет. Обновите страницу.',
    conflict: 'Кто-то уже изменил это. Обновите страницу.',
    taken: 'На это время стол занят.',
    in_the_past: 'Это время уже прошло.',
    too_far_ahead: 'Так далеко вперёд брони не записываются.',
    outside_opening_hours: 'Заведение открыто не на всё время визита.',
    over_capacity: 'Мест только {capacity}.',
    unavailable: 'Сервис сейчас недоступен. Попробуйте через несколько секунд.',
    venue_suspended: 'Заведение приостановлено. Причину владелец может узнать у платформы.',
    rate_limited: 'Слишком много попыток. Подождите немного.',
    validation_error: 'Что-то написано не так.',
    internal_error: 'Ошибка на нашей стороне. Мы её записали.',
    other: 'Не получилось.',
  },
});

/** What is wrong with a field, by the field. */
export const fieldTexts = inLanguages<Record<string, string>>({
  en: {
    email: 'This does not look like an e-mail address',
    password: 'At least 8 characters; not a common password, and not your e-mail',
    new_password: 'At least 8 characters; not a common password, and not your e-mail',
    current_password: 'This is not your current password',
    phone: 'The number with its country’s code: +79161234567',
    guest_phone: 'The number with its country’s code: +79161234567',
    timezone: 'Choose another time zone',
  },
  ru: {
    email: 'Похоже, в адресе ошибка',
    password: 'Нужно не меньше 8 знаков; не частый пароль и не ваша почта',
    new_password: 'Нужно не меньше 8 знаков; не частый пароль и не ваша почта',
    current_password: 'Это не нынешний пароль',
    phone: 'Номер с кодом страны: +79161234567',
    guest_phone: 'Номер с кодом страны: +79161234567',
    timezone: 'Выберите другой часовой пояс',
  },
});
