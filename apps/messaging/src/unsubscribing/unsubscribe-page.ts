import { Language } from '@guestflow/contracts';
import { escapeHtml } from '@guestflow/mail';

const words: Record<Language, { title: string; ask: (venue: string) => string; button: string; done: string }> = {
  ru: {
    title: 'Предложения по почте',
    ask: (venue) => `Больше не присылать вам предложения от «${venue}» по электронной почте?`,
    button: 'Не присылать',
    done: 'Готово: предложений по почте больше не будет. О ваших бронях мы напишем, как и прежде.',
  },
  en: {
    title: 'Offers by e-mail',
    ask: (venue) => `No more offers from ${venue} by e-mail?`,
    button: 'No more offers',
    done: 'Done: there will be no more offers by e-mail. Of your bookings you will hear as before.',
  },
};

/** Asks first: programs that look at every link in a letter press no buttons. */
export const askingPage = (language: Language, venue: string): string =>
  page(
    language,
    `<p>${escapeHtml(words[language].ask(venue))}</p><form method="post"><button>${words[language].button}</button></form>`,
  );

export const donePage = (language: Language): string => page(language, `<p>${words[language].done}</p>`);

const page = (language: Language, body: string): string => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words[language].title}</title>
</head>
<body>
<h1>${words[language].title}</h1>
${body}
</body>
</html>
`;
