import { Transaction } from '@guestflow/persistence';
import { RuleViolation } from '@guestflow/problems';
import { Organization } from '../organizations/organization.entity';
import { completeOrganizationSettings } from '../organizations/organizations.dto';
import { joinOwners } from '../users/owners';
import { merged } from './change-rules';
import { checkedSettings, slugInWords } from './save-venue';
import { slugOf } from './slug';
import { Venue } from './venue.entity';
import { NewVenueDto, toWire, VenueDto } from './venues.dto';

export interface Opening {
  /** The transaction is of this venue. */
  id: string;
  /** Locked, or made in this transaction: two venues of one organization open one after the other. */
  organization: Organization;
  wanted: NewVenueDto & { timezone?: string };
  now: Date;
}

/** Opens a venue in an organization and gives the organization's owners their places at it. */
export async function openVenue(tx: Transaction, { id, organization, wanted, now }: Opening): Promise<VenueDto> {
  await assertRoom(tx, organization);
  const usual = completeOrganizationSettings(organization.settings);
  const venue: Venue = {
    id,
    organizationId: organization.id,
    kind: wanted.kind ?? 'restaurant',
    slug: await freeSlug(tx, wanted),
    name: wanted.name,
    timezone: wanted.timezone ?? usual.default_timezone,
    country: wanted.country ?? 'RU',
    language: wanted.language ?? 'ru',
    currency: wanted.currency ?? usual.currency,
    contacts: merged({}, wanted.contacts ?? {}),
    status: 'active',
    settings: checkedSettings(merged({}, wanted.settings ?? {}), 'settings.'),
    suspendedAt: null,
    suspensionReason: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  await tx.manager.insert(Venue, venue).catch(slugInWords);
  tx.emit('venue.created', { after: toWire(venue), venueId: venue.id });
  await joinOwners(tx, organization.id, venue.id);
  return toWire(venue);
}

async function assertRoom(tx: Transaction, { id, kind }: Organization): Promise<void> {
  if (kind !== 'single') return;
  const [other] = await tx.query('SELECT 1 FROM venues WHERE organization_id = $1 LIMIT 1', [id]);
  if (other) throw new RuleViolation('single_venue', 'This organization is for one venue, which it has');
}

/** The slug that was asked for as it is; one made from the name with a number behind it when others have it. */
async function freeSlug(tx: Transaction, { slug, name }: NewVenueDto): Promise<string> {
  if (slug) return slug;
  const wanted = slugOf(name);
  // Of two venues that open with the same name, the second one waits and sees the first one's.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('slug:' || $1, 0))`, [wanted]);
  const rows = await tx.query<{ slug: string }>(
    `SELECT slug FROM venues WHERE slug = $1 OR slug ~ ('^' || $1 || '-\\d+$')`,
    [wanted],
  );
  const taken = new Set(rows.map((row) => row.slug));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}
