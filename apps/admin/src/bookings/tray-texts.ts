import { countedEn, countedRu, inLanguages } from '../texts/language';

export const trayTexts = inLanguages({
  en: {
    title: 'Waiting for an answer',
    none: 'Nobody waits for an answer',
    noneText: 'What guests ask for by the bot or the website comes up here by itself.',
    came: (name: string) => `A new request: ${name}`,
    waiting: (count: number) => countedEn(count, 'request waits', 'requests wait'),
    more: (count: number) => `Show ${count} more`,
  },
  ru: {
    title: 'Ждут ответа',
    none: 'Ответа никто не ждёт',
    noneText: 'Заявки из бота и с сайта появятся здесь сами.',
    came: (name) => `Новая заявка: ${name}`,
    waiting: (count) => countedRu(count, 'заявка ждёт', 'заявки ждут', 'заявок ждут'),
    more: (count) => `Показать ещё ${count}`,
  },
});
