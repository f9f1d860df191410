import { Caller } from '@guestflow/access';
import { Transaction, Transactions } from '@guestflow/persistence';
import { Booking } from '../bookings/booking.entity';
import { isOfAccount, ofAccount } from '../bookings/telegram-account';

/**
 * A guest's own bookings are those of his account with us, at whichever venues; or, when he comes by a venue's Mini App,
 * those of his cards at that venue, which his Telegram account is on.
 */
export const ownOf = ({ userId, venueId, telegramId }: Caller): [condition: string, ...parameters: unknown[]] =>
  telegramId === undefined ? ['account_id = $1', userId] : ofAccount(venueId!, telegramId);

export const isOwn = async (tx: Transaction, booking: Booking, { userId, telegramId }: Caller): Promise<boolean> =>
  telegramId === undefined ? booking.accountId === userId : isOfAccount(tx, booking, telegramId);

/** Looks them up where they can be, without an effect to keep an answer with. */
export const lookUp = <Found>(
  transactions: Transactions,
  caller: Caller,
  work: (tx: Transaction) => Promise<Found>,
): Promise<Found> =>
  caller.telegramId === undefined
    ? transactions.acrossVenues(caller, work)
    : transactions.inVenue({ ...caller, once: undefined }, work);
