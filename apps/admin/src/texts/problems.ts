import { inLanguages } from './language';

/** The API's problems in plain words, by their rule, reason or code. A feature that can say it better says it itself. */
export const problemTexts = inLanguages<Record<string, string>>({
  en: {
    offline: 'There is no connection. What you see may be old; nothing you did is lost.',
    unauthorized: 'Please sign in again.',
    invalid_credentials: 'E-mail or password is wrong.',
    venue_suspended: 'This venue is suspended. Its owner can ask the platform why.',
    forbidden: 'You may not do this. Ask the owner for the right to.',
    not_found: 'It is no longer there. Somebody may have removed it.',
    conflict: 'Somebody was faster: it has changed meanwhile.',
    version_mismatch: 'Somebody changed this meanwhile. You see the new state now; please look and try again.',
    rate_limited: 'Too many tries. Please wait a little.',
    validation_error: 'Some of what is written there cannot be.',
    unavailable: 'This part of the platform is not answering at the moment. Try again in a few seconds.',
    internal_error: 'Something went wrong on our side. It has been noted.',
    moved: 'You are at another venue now.',
    other: 'That did not work.',
  },
  ru: {
    offline: 'Нет связи. На экране может быть старое; ничего из сделанного не пропало.',
    unauthorized: 'Войдите ещё раз.',
    invalid_credentials: 'Неверная почта или пароль.',
    venue_suspended: 'Заведение приостановлено. Причину владелец может узнать у платформы.',
    forbidden: 'На это нет прав. Попросите их у владельца.',
    not_found: 'Этого больше нет. Возможно, кто-то уже удалил.',
    conflict: 'Кто-то успел раньше: здесь уже другое.',
    version_mismatch: 'Кто-то изменил это, пока вы смотрели. Теперь на экране новое: проверьте и попробуйте снова.',
    rate_limited: 'Слишком много попыток. Подождите немного.',
    validation_error: 'Что-то написано не так.',
    unavailable: 'Эта часть платформы сейчас не отвечает. Попробуйте через несколько секунд.',
    internal_error: 'Ошибка на нашей стороне. Мы её записали.',
    moved: 'Теперь вы в другом заведении.',
    other: 'Не получилось.',
  },
});
