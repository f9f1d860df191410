export const helpTexts = {
  ru: {
    help: (venue: string) =>
      `Я бот «${venue}». Что я умею:\n\n/book — забронировать стол\n/mybookings — ваши брони\n/profile — ваши данные\n/feedback — оставить отзыв\n/cancel — прервать разговор\n\nИли просто напишите — передам сотрудникам.`,
    unknown: 'Такой команды я не знаю.',
  },
  en: {
    help: (venue: string) =>
      `I am the bot of ${venue}. What I can do:\n\n/book — book a table\n/mybookings — your bookings\n/profile — your details\n/feedback — leave feedback\n/cancel — stop what we are at\n\nOr just write, and the staff will read it.`,
    unknown: 'I do not know this command.',
  },
};
