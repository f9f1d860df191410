import type { Language } from '@guestflow/contracts';

const names: Record<Language, string> = { ru: 'русский', en: 'English' };

interface Shown {
  name: string | null;
  phone: string | null;
  birthday: string | null;
  language: Language;
  personalData: boolean;
  news: boolean;
  visits: number;
}

export const profileTexts = {
  ru: {
    card: ({ name, phone, birthday, language, personalData, news, visits }: Shown) =>
      `Ваш профиль\n\nИмя: ${name ?? 'не указано'}\nТелефон: ${phone ?? 'не указан'}\nДень рождения: ${birthday ?? 'не указан'}\nЯзык: ${names[language]}\nСогласие на обработку данных: ${personalData ? 'дано' : 'не дано'}\nНовости и приглашения: ${news ? 'присылаем' : 'не присылаем'}\nВизитов: ${visits}`,
    name: '✏️ Имя',
    birthday: '🎂 День рождения',
    otherLanguage: { to: 'en' as Language, label: '🌐 English' },
    newsOn: '🔔 Присылать новости',
    newsOff: '🔕 Не присылать новости',
    erase: '🗑 Удалить мои данные',
    close: '✓ Готово',
    closed: 'Хорошо. Чем ещё помочь?',
    askName: 'Как к вам обращаться? Напишите имя.',
    badName: 'Не похоже на имя: нужны буквы, до 100 знаков.',
    askBirthday: 'Когда у вас день рождения? Напишите дату, с годом: например, 12.05.1990.',
    badBirthday: 'Такой даты не получилось. Нужны день, месяц и год: например, 12.05.1990.',
    saved: 'Сохранили.',
    notSaved: 'Сохранить не получилось: проверьте, пожалуйста, и напишите ещё раз.',
    languageIs: 'Теперь говорим по-русски.',
    askErase:
      'Удалить всё, что мы о вас знаем: имя, телефон, историю визитов, отзывы и брони? Вернуть это будет нельзя.',
    eraseYes: 'Да, удалить',
    askEraseSurely: 'Точно удалить? Это последний вопрос.',
    eraseSurely: 'Удалить навсегда',
    erased: 'Готово, ваши данные удалены. Спасибо, что были с нами! Захотите вернуться — нажмите /start.',
  },
  en: {
    card: ({ name, phone, birthday, language, personalData, news, visits }: Shown) =>
      `Your profile\n\nName: ${name ?? 'not given'}\nPhone: ${phone ?? 'not given'}\nBirthday: ${birthday ?? 'not given'}\nLanguage: ${names[language]}\nConsent to keep your data: ${personalData ? 'given' : 'not given'}\nNews and invitations: ${news ? 'on' : 'off'}\nVisits: ${visits}`,
    name: '✏️ Name',
    birthday: '🎂 Birthday',
    otherLanguage: { to: 'ru' as Language, label: '🌐 Русский' },
    newsOn: '🔔 Send me news',
    newsOff: '🔕 No more news',
    erase: '🗑 Erase my data',
    close: '✓ Done',
    closed: 'All right. What else can we do for you?',
    askName: 'What shall we call you? Write your name.',
    badName: 'That does not look like a name: it needs letters, 100 characters at most.',
    askBirthday: 'When is your birthday? Write the date, with the year: 12.05.1990, for example.',
    badBirthday: 'That is no date we can use. It takes day, month and year: 12.05.1990, for example.',
    saved: 'Saved.',
    notSaved: 'It could not be saved: please check it and write it once more.',
    languageIs: 'We speak English from now on.',
    askErase:
      'Shall we erase all we know of you: name, phone, the history of your visits, feedback and bookings? It cannot be undone.',
    eraseYes: 'Yes, erase it',
    askEraseSurely: 'Are you sure? This is the last question.',
    eraseSurely: 'Erase for good',
    erased: 'Done: your data is erased. Thank you for having been with us! To come back, press /start.',
  },
};
