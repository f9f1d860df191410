import type { StaffRole } from '@guestflow/access';
import type { Language, WeekFigures } from '@guestflow/contracts';
import type { Draft } from '@guestflow/mail';

/** What each kind of letter tells. */
export interface LetterData {
  invitation: {
    link: string;
    venue_name: string;
    role: StaffRole | 'super_admin';
    inviter_name: string;
    valid_hours: number;
  };
  password_reset: { link: string; name: string; valid_hours: number };
  email_verification: { link: string; name: string; valid_hours: number };
  password_changed: { name: string };
  weekly_report: {
    link: string;
    name: string;
    venue_name: string;
    week_from: string;
    week_to: string;
    figures: WeekFigures;
  };
}

export type LetterKind = keyof LetterData;

export type IdentityLetter = {
  [Kind in LetterKind]: { to: string; language: Language; kind: Kind; data: LetterData[Kind] };
}[LetterKind];

type Texts = { [Kind in LetterKind]: (data: LetterData[Kind]) => Omit<Draft, 'language'> };

const rolesInRussian: Record<StaffRole | 'super_admin', string> = {
  super_admin: 'оператор платформы',
  owner: 'владелец',
  admin: 'администратор',
  manager: 'менеджер',
  receptionist: 'хостес',
  specialist: 'специалист',
};

const linkHint = {
  ru: 'Если кнопка не нажимается, откройте ссылку:',
  en: 'If the button does not work, open this link:',
};

const russian: Texts = {
  invitation: ({ link, venue_name, role, inviter_name, valid_hours }) => ({
    subject: `Приглашение в ${quoted(venue_name)}`,
    paragraphs: [
      'Здравствуйте!',
      `${inviter_name} приглашает вас работать в GuestFlow вместе с командой ${quoted(venue_name)}. Ваша роль: ${rolesInRussian[role]}.`,
      `Чтобы начать, примите приглашение. Ссылка действует ${hours('ru', valid_hours)}.`,
    ],
    button: { label: 'Принять приглашение', link },
    linkHint: linkHint.ru,
    footnote: 'Не ждали этого письма? Просто не отвечайте на него: без вашего согласия ничего не произойдёт.',
  }),
  password_reset: ({ link, name, valid_hours }) => ({
    subject: 'Новый пароль для GuestFlow',
    paragraphs: [
      greeting.ru(name),
      `Кто-то, надеемся, что вы, попросил сменить пароль вашей учётной записи. Задайте новый по ссылке: она действует ${hours('ru', valid_hours)} и сработает один раз.`,
    ],
    button: { label: 'Задать новый пароль', link },
    linkHint: linkHint.ru,
    footnote:
      'Если это были не вы, ничего делать не нужно: прежний пароль остаётся в силе. Никому не пересылайте это письмо.',
  }),
  email_verification: ({ link, name, valid_hours }) => ({
    subject: 'Подтвердите адрес почты',
    paragraphs: [
      greeting.ru(name),
      `Этот адрес указали при регистрации в GuestFlow. Подтвердите, что он ваш. Ссылка действует ${hours('ru', valid_hours)}.`,
    ],
    button: { label: 'Подтвердить адрес', link },
    linkHint: linkHint.ru,
    footnote: 'Если вы не регистрировались, ничего делать не нужно.',
  }),
  password_changed: ({ name }) => ({
    subject: 'Пароль GuestFlow изменён',
    paragraphs: [
      greeting.ru(name),
      'Пароль вашей учётной записи GuestFlow только что изменён.',
      'Если это сделали не вы, сразу задайте новый: на странице входа нажмите «Забыли пароль?». И скажите об этом администратору заведения.',
    ],
  }),
  weekly_report: ({ link, name, venue_name, week_from, week_to, figures }) => ({
    subject: `${quoted(venue_name)}: неделя ${days('ru', week_from, week_to)}`,
    paragraphs: [
      greeting.ru(name),
      `Как прошла неделя ${days('ru', week_from, week_to)} в ${quoted(venue_name)}. В скобках — неделей раньше.`,
    ],
    figures: figuresOf('ru', figures),
    button: { label: 'Открыть аналитику', link },
    linkHint: linkHint.ru,
    footnote:
      'Вы получаете это письмо, потому что попросили о нём. Чтобы его больше не было, выключите в разделе «Статистика» отчёт за неделю.',
  }),
};

const english: Texts = {
  invitation: ({ link, venue_name, role, inviter_name, valid_hours }) => ({
    subject: `Your invitation to ${venue_name}`,
    paragraphs: [
      'Hello,',
      `${inviter_name} invites you to join the team of ${venue_name} on GuestFlow. Your role: ${role === 'super_admin' ? 'operator of the platform' : role}.`,
      `Accept the invitation to begin. The link is valid for ${hours('en', valid_hours)}.`,
    ],
    button: { label: 'Accept the invitation', link },
    linkHint: linkHint.en,
    footnote: 'Did not expect this? Leave it unanswered: nothing happens without your consent.',
  }),
  password_reset: ({ link, name, valid_hours }) => ({
    subject: 'A new password for GuestFlow',
    paragraphs: [
      greeting.en(name),
      `Somebody, we hope it was you, asked for a new password for your account. Set it with this link: it is valid for ${hours('en', valid_hours)} and works once.`,
    ],
    button: { label: 'Set a new password', link },
    linkHint: linkHint.en,
    footnote:
      'If it was not you, there is nothing to do: your password stays as it is. Do not forward this letter to anybody.',
  }),
  email_verification: ({ link, name, valid_hours }) => ({
    subject: 'Confirm your e-mail address',
    paragraphs: [
      greeting.en(name),
      `This address was given to register with GuestFlow. Please confirm that it is yours. The link is valid for ${hours('en', valid_hours)}.`,
    ],
    button: { label: 'Confirm the address', link },
    linkHint: linkHint.en,
    footnote: 'If you did not register, there is nothing to do.',
  }),
  password_changed: ({ name }) => ({
    subject: 'Your GuestFlow password was changed',
    paragraphs: [
      greeting.en(name),
      'The password of your GuestFlow account has just been changed.',
      'If it was not you, set a new one at once: choose “Forgot your password?” where you sign in. And tell your venue’s administrator.',
    ],
  }),
  weekly_report: ({ link, name, venue_name, week_from, week_to, figures }) => ({
    subject: `${venue_name}: the week of ${days('en', week_from, week_to)}`,
    paragraphs: [
      greeting.en(name),
      `How the week of ${days('en', week_from, week_to)} went at ${venue_name}. In brackets, the week before.`,
    ],
    figures: figuresOf('en', figures),
    button: { label: 'Open the statistics', link },
    linkHint: linkHint.en,
    footnote:
      'You get this letter because you asked for it. To get no more of them, turn off the weekly report under “Statistics”.',
  }),
};

/** What the letter says in its reader's language. */
export function draftOf({ language, kind, data }: IdentityLetter): Draft {
  const texts = language === 'ru' ? russian : english;
  return { language, ...(texts[kind] as (data: LetterData[LetterKind]) => Omit<Draft, 'language'>)(data) };
}

// Anybody can register with somebody else's address and a name like `Visit evil.example`: what mail programs would turn
// into a link is no name to greet by.
const isName = (name: string): boolean =>
  name.trim().length > 0 && name.length <= 60 && !/[/\\:@]|[.。．｡]\p{L}/u.test(name);

const greeting = {
  ru: (name: string): string => (isName(name) ? `Здравствуйте, ${name.trim()}!` : 'Здравствуйте!'),
  en: (name: string): string => (isName(name) ? `Hello ${name.trim()},` : 'Hello,'),
};

/** In Russian a venue's name stands in quotation marks, unless it brings its own: Кафе «Берёза». */
const quoted = (name: string): string => (/["«»“”„]/.test(name) ? name : `«${name}»`);

const figureNames: Record<Language, Record<keyof WeekFigures, string>> = {
  ru: {
    bookings: 'Брони',
    guests: 'Пришло гостей',
    no_shows: 'Не пришли',
    cancellations: 'Отмены',
    occupancy: 'Занятость столов',
    new_guests: 'Новые гости',
    returning_guests: 'Пришли снова',
    nps: 'Готовность рекомендовать (от −100 до 100)',
  },
  en: {
    bookings: 'Bookings',
    guests: 'People who came',
    no_shows: 'No-shows',
    cancellations: 'Cancellations',
    occupancy: 'Tables taken',
    new_guests: 'New guests',
    returning_guests: 'Returning guests',
    nps: 'Likely to recommend (−100 to 100)',
  },
};

const percents: ReadonlySet<string> = new Set(['occupancy'] satisfies (keyof WeekFigures)[]);

/** As much as there is to say of each, and beside it the week before. */
function figuresOf(language: Language, figures: WeekFigures): [string, string][] {
  return (Object.keys(figureNames[language]) as (keyof WeekFigures)[]).map((name) => {
    const written = (value: number | null): string => {
      if (value === null) return '—';
      const format = percents.has(name) ? { style: 'percent' as const } : {};
      return new Intl.NumberFormat(language, format).format(percents.has(name) ? value / 100 : value);
    };
    const { now, before } = figures[name];
    return [figureNames[language][name], `${written(now)} (${written(before)})`];
  });
}

/** From one day of the calendar to another: 1–7 March 2027. */
const days = (language: Language, from: string, to: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).formatRange(
    new Date(`${from}T00:00:00Z`),
    new Date(`${to}T00:00:00Z`),
  );

/** Whole days where there are several. */
function hours(language: Language, count: number): string {
  const [value, unit] = count % 24 === 0 && count > 24 ? [count / 24, 'day'] : [count, 'hour'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
