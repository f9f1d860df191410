import { inLanguages } from './language';

/** What is said while something is on its way, and when it did not come. */
export const askingTexts = inLanguages({
  en: { loading: 'Loading…', retry: 'Try again' },
  ru: { loading: 'Загружаем…', retry: 'Попробовать снова' },
});
