import type { Unread } from './talk-rules';

export const talkTexts = {
  ru: {
    passedOn: 'Передали сотрудникам: ответят здесь же. А забронировать стол можно прямо сейчас: /book',
    passedOnOfUnknown: 'Передали сотрудникам. Чтобы мы могли ответить, познакомимся: /start',
    notPassedOn: 'Передать сообщение не получилось. Попробуйте, пожалуйста, ещё раз или позвоните нам.',
    captionOnly: 'Картинку мы здесь не увидим, а слова под ней передали сотрудникам.',
    unread: {
      sticker: 'Мило! 🙂 Если понадобится помощь, просто напишите словами.',
      picture: 'Здесь мы читаем только текст: фото и файлы не увидим. Напишите, пожалуйста, словами.',
      voice: 'Здесь мы читаем только текст: голосовые и записи не услышим. Напишите, пожалуйста, словами.',
      contact: 'Спасибо, но контакт нам сейчас не нужен. Ваши данные — здесь: /profile',
      other: 'Здесь мы читаем только текст. Напишите, пожалуйста, словами.',
    } satisfies Record<Unread, string>,
  },
  en: {
    passedOn: 'Passed on to the staff: they will answer here. To book a table right now: /book',
    passedOnOfUnknown: 'Passed on to the staff. So that we can answer, let us get to know you: /start',
    notPassedOn: 'The message could not be passed on. Please try again, or give us a call.',
    captionOnly: 'We cannot see the picture here, but the words below it have been passed on to the staff.',
    unread: {
      sticker: 'Lovely! 🙂 If you need anything, just put it in words.',
      picture: 'We only read text here and cannot see photos or files. Please put it in words.',
      voice: 'We only read text here and cannot listen to recordings. Please put it in words.',
      contact: 'Thank you, but we need no contact at the moment. Your details are here: /profile',
      other: 'We only read text here. Please put it in words.',
    } satisfies Record<Unread, string>,
  },
};
