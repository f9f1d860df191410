import { systemCaller } from '@guestflow/access';
import { VenueState } from '@guestflow/contracts';
import { Transaction, newId } from '@guestflow/persistence';

const venueCount = 1_000;
const venues = Array.from({ length: venueCount }, newId);
let told = 0;

export const caller = { ...systemCaller('bench-events'), actor: `user:${newId()}` };

/** Tells of one more entity, of the next venue in turn, as different guests' bookings would be. Returns the entity's id. */
export function tellOne(tx: Transaction): string {
  const after = changedVenue();
  tx.emit('venue.changed', { after, before: { ...after, status: 'suspended' }, venueId: venues[told++ % venueCount]! });
  return after.id;
}

function changedVenue(): VenueState {
  const at = new Date().toISOString();
  return {
    id: newId(),
    version: 2,
    organization_id: newId(),
    kind: 'restaurant',
    slug: 'cafe-bereza',
    name: 'Кафе «Берёза»',
    timezone: 'Europe/Moscow',
    country: 'RU',
    language: 'ru',
    currency: 'RUB',
    contacts: { phone: '+7 495 000-00-00', email: 'hello@bereza.example', address: 'Москва, Лесная ул., 5' },
    status: 'active',
    created_at: at,
    updated_at: at,
  };
}
