import { isDeepStrictEqual } from 'node:util';
import { completeSettings, VenueSettings } from '@guestflow/contracts';
import { asDatabaseError, Transaction } from '@guestflow/persistence';
import { Conflict, ValidationProblem } from '@guestflow/problems';
import { given, merged } from './change-rules';
import { settingsErrors } from './venue-settings-rules';
import { Venue } from './venue.entity';
import { ChangeTenantDto, toWire, VenueDto } from './venues.dto';

/** Writes a change of a locked venue and tells it; what changes nothing is neither written nor told. */
export async function saveVenue(tx: Transaction, venue: Venue, change: Partial<Venue>, now: Date): Promise<VenueDto> {
  const [before, changed] = [toWire(venue), { ...venue, ...change }];
  if (isDeepStrictEqual(before, toWire(changed))) return before;
  const saved = { ...changed, version: venue.version + 1, updatedAt: now };
  await tx.manager.update(Venue, venue.id, saved).catch(slugInWords);
  const after = toWire(saved);
  tx.emit('venue.changed', { before, after, venueId: venue.id });
  return after;
}

/** `place` stands before the paths of settings that are wrong: where in the request they were. */
export const changeOf = (
  venue: Venue,
  { contacts, settings, ...plain }: ChangeTenantDto,
  place = 'settings.',
): Partial<Venue> => ({
  ...given(plain),
  ...(contacts && { contacts: merged(venue.contacts, contacts) }),
  ...(settings && { settings: checkedSettings(merged(venue.settings, settings), place) }),
});

export function checkedSettings(kept: Partial<VenueSettings>, place: string): Partial<VenueSettings> {
  const errors = settingsErrors(completeSettings(kept));
  if (errors.length === 0) return kept;
  throw new ValidationProblem(errors.map(({ field, message }) => ({ field: `${place}${field}`, message })));
}

export function slugInWords(error: unknown): never {
  if (asDatabaseError(error)?.constraint === 'venues_slug_unique')
    throw new Conflict('Another venue has this slug', { field: 'slug' });
  throw error;
}
