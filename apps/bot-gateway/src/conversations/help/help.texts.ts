export const helpTexts = {
  ru: (venue: string) =>
    `Я бот «${venue}». Что я умею:\n\n/book — забронировать стол\n/mybookings — ваши брони\n/profile — ваши данные\n/feedback — оставить отзыв\n\nИли просто напишите — передам сотрудникам.`,
  en: (venue: string) =>
    `I am the bot of ${venue}. What I can do:\n\n/book — book a table\n/mybookings — your bookings\n/profile — your details\n/feedback — leave feedback\n\nOr just write, and the staff will read it.`,
};
