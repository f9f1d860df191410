import { WrittenToCards } from '@guestflow/persistence';

/** What messaging writes to cards. */
export const writtenToCards: WrittenToCards = {
  followed: ['bookings', 'consents', 'messages'],
  byPhone: ['bookings'],
  byAccount: ['messages'],
};
