/**
 * What guests agree to. With each agreement goes the version of the words that were agreed to: whoever changes the words
 * gives them a new one.
 */
export const personalData = {
  version: 'bot-personal-data-1',
  ru: (venue: string) =>
    `Чтобы бронировать для вас столы, «${venue}» нужно ваше согласие на обработку персональных данных: имени, номера телефона, имени в Telegram и истории ваших визитов. Они нужны, чтобы принять бронь, связаться с вами и обслужить вас. Отозвать согласие и удалить данные можно в любой момент: /profile.\n\nВы согласны?`,
  en: (venue: string) =>
    `To book tables for you, ${venue} needs your consent to keep and use your personal data: your name, phone number, Telegram name and the history of your visits. They are needed to take your booking, to reach you and to look after you. You can take your consent back and have the data erased at any time: /profile.\n\nDo you agree?`,
};

export const marketing = {
  version: 'bot-marketing-1',
  ru: (venue: string) =>
    `Можно ли «${venue}» иногда присылать вам сюда новости и приглашения? Это необязательно, и отказаться можно в любой момент: /profile.`,
  en: (venue: string) =>
    `May ${venue} send you news and invitations here from time to time? You need not agree, and you can change your mind at any time: /profile.`,
};
