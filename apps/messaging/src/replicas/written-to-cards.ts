import { WrittenToCards } from '@guestflow/persistence';

/** What messaging writes to cards. */
export const writtenToCards: WrittenToCards = {
  followed: [
    ...['blacklist', 'bookings', 'campaign_recipients', 'consents', 'email_optouts', 'messages', 'notifications'],
    'waitlist',
  ],
  byPhone: ['bookings', 'waitlist'],
  byAccount: ['messages'],
  more: ['email', 'birthday', 'preferred_channel'],
};
