import type { LinkOutcome } from './start-rules';

export const startTexts = {
  ru: {
    hello: (venue: string) => `Здравствуйте! Это бот «${venue}».`,
    agree: '✓ Согласен',
    decline: 'Не согласен',
    declined:
      'Понимаем. Без этого согласия мы не можем принять бронь: нам не на кого её записать. Передумаете — нажмите /start. А написать нам можно и так.',
    marketingYes: 'Да, присылайте',
    marketingNo: 'Пропустить',
    thanks: 'Спасибо!',
    contact: 'Остался номер телефона. Нажмите кнопку внизу «📱 Поделиться номером».',
    share: '📱 Поделиться номером',
    notOwn: 'Это чужой контакт, а нам нужен ваш. Нажмите, пожалуйста, кнопку «📱 Поделиться номером».',
    notTyped: 'Номер лучше не набирать: нажмите, пожалуйста, кнопку «📱 Поделиться номером» внизу.',
    refused: 'С этим номером не получилось. Поделитесь, пожалуйста, им ещё раз или позвоните нам.',
    welcome: (name: string | null) =>
      `${name ? `Приятно познакомиться, ${name}!` : 'Приятно познакомиться!'} Чем помочь?`,
    back: (name: string | null) => `${name ? `Здравствуйте, ${name}!` : 'Здравствуйте!'} Чем помочь?`,
    link: {
      used: 'Ваша персональная ссылка сработала: мы вас узнали.',
      expired: 'Срок вашей персональной ссылки истёк, но это не помеха.',
      taken: 'Этой персональной ссылкой уже воспользовались, но это не помеха.',
      unknown: 'Такой персональной ссылки мы не знаем, но это не помеха.',
    } satisfies Record<LinkOutcome, string>,
  },
  en: {
    hello: (venue: string) => `Hello! This is the bot of ${venue}.`,
    agree: '✓ I agree',
    decline: 'I do not agree',
    declined:
      'We understand. Without your consent we cannot take a booking: there is nobody to put it down for. If you change your mind, press /start. You can write to us all the same.',
    marketingYes: 'Yes, please do',
    marketingNo: 'Skip',
    thanks: 'Thank you!',
    contact: 'Only your phone number is missing. Press the button “📱 Share my number” below.',
    share: '📱 Share my number',
    notOwn: 'That is somebody else’s contact, and we need yours. Please press the button “📱 Share my number”.',
    notTyped: 'There is no need to type it: please press the button “📱 Share my number” below.',
    refused: 'That number did not work. Please share it once more, or give us a call.',
    welcome: (name: string | null) => `${name ? `Nice to meet you, ${name}!` : 'Nice to meet you!'} How can we help?`,
    back: (name: string | null) => `${name ? `Hello, ${name}!` : 'Hello!'} How can we help?`,
    link: {
      used: 'Your personal link has worked: we know who you are.',
      expired: 'Your personal link has expired, but that does not matter.',
      taken: 'This personal link has been used already, but that does not matter.',
      unknown: 'We do not know this personal link, but that does not matter.',
    } satisfies Record<LinkOutcome, string>,
  },
};
