import { Transaction } from '@guestflow/persistence';
import { RuleViolation } from '@guestflow/problems';
import { Venue } from '../replicas/venue';
import { Booking } from './booking.entity';
import { Contact, contactOf, phoneOf } from './contact';

/** Of bookings: those of the guests who have a card at the venue that this Telegram account is on. */
export const ofAccount = (venueId: string, telegramId: string): [condition: string, ...parameters: string[]] => [
  `venue_id = $1
   AND guest_id IN (SELECT COALESCE(root_id, guest_id) FROM guests WHERE venue_id = $1 AND telegram_id = $2)`,
  venueId,
  telegramId,
];

export async function isOfAccount(
  tx: Transaction,
  { guestId }: Pick<Booking, 'guestId'>,
  telegramId: string,
): Promise<boolean> {
  const [card] = await tx.query(
    'SELECT 1 FROM guests WHERE venue_id = $1 AND COALESCE(root_id, guest_id) = $2 AND telegram_id = $3',
    [tx.caller.venueId, guestId, telegramId],
  );
  return card !== undefined;
}

interface Said {
  name?: string;
  phone?: string;
}

/** Who it is by his card, with the name and the phone that he gives for this once; undefined while he has no card. */
export async function contactOfAccount(
  tx: Transaction,
  venue: Venue,
  telegramId: string,
  { name, phone }: Said,
): Promise<Contact | undefined> {
  const guest_phone = phone ? phoneOf(phone, venue.country, 'phone') : null;
  const [card] = await tx.query<{ guest_id: string }>(
    'SELECT guest_id FROM guests WHERE venue_id = $1 AND telegram_id = $2 ORDER BY version DESC, guest_id LIMIT 1',
    [venue.venueId, telegramId],
  );
  return card && contactOf(tx, { guest_id: card.guest_id, guest_name: name, guest_phone }, venue);
}

export const notRegistered = (detail: string) => new RuleViolation('guest_not_registered', detail);
