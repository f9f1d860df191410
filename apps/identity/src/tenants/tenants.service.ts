import { Injectable } from '@nestjs/common';
import { Caller } from '@guestflow/access';
import { VenueState } from '@guestflow/contracts';
import { asDatabaseError, newId, Transaction, Transactions } from '@guestflow/persistence';
import { Conflict, NotFound } from '@guestflow/problems';
import { Clock } from '@guestflow/service';
import { Organization } from './organization.entity';
import { slugOf } from './slug';
import { ChangeTenantDto, CreateTenantDto, organizationState, toWire } from './tenants.dto';
import { Venue } from './venue.entity';

@Injectable()
export class TenantsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async create(caller: Caller, wanted: CreateTenantDto): Promise<VenueState> {
    try {
      return await this.transactions.outsideVenues(caller, async (tx) => {
        const organizationId = wanted.organization_id ?? (await this.foundOrganization(tx, wanted.name));
        const venue = this.venue(wanted, organizationId, await freeSlug(tx, wanted));
        await tx.manager.insert(Venue, venue);
        tx.emit('venue.created', { after: toWire(venue), venueId: venue.id });
        return toWire(venue);
      });
    } catch (error) {
      throw inWords(error);
    }
  }

  change(caller: Caller, id: string, wanted: ChangeTenantDto): Promise<VenueState> {
    return this.transactions.outsideVenues(caller, async (tx) => {
      const venue = await tx.findOrFail(Venue, id, { lock: true });
      const changed = { ...venue, ...definedOf(wanted), version: venue.version + 1, updatedAt: this.clock.now() };
      await tx.manager.update(Venue, id, changed);
      tx.emit('venue.changed', { before: toWire(venue), after: toWire(changed), venueId: id });
      return toWire(changed);
    });
  }

  private async foundOrganization(tx: Transaction, name: string): Promise<string> {
    const organization = { id: newId(), name, version: 1, createdAt: this.clock.now() };
    await tx.manager.insert(Organization, organization);
    tx.emit('organization.created', { after: organizationState(organization) });
    return organization.id;
  }

  private venue(wanted: CreateTenantDto, organizationId: string, slug: string): Venue {
    const now = this.clock.now();
    return {
      id: newId(),
      organizationId,
      kind: wanted.kind ?? 'restaurant',
      slug,
      name: wanted.name,
      timezone: wanted.timezone,
      country: wanted.country ?? 'RU',
      language: wanted.language ?? 'ru',
      currency: wanted.currency ?? 'RUB',
      contacts: wanted.contacts ?? {},
      status: 'active',
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
  }
}

const definedOf = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;

/** The slug that was asked for as it is; one made from the name with a number behind it when others have it. */
async function freeSlug(tx: Transaction, { slug, name }: CreateTenantDto): Promise<string> {
  if (slug) return slug;
  const wanted = slugOf(name);
  const rows = await tx.query<{ slug: string }>(
    `SELECT slug FROM venues WHERE slug = $1 OR slug ~ ('^' || $1 || '-\\d+$')`,
    [wanted],
  );
  const taken = new Set(rows.map((row) => row.slug));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}

function inWords(error: unknown): unknown {
  const refused = asDatabaseError(error);
  if (refused?.code === '23503') return new NotFound('There is no such organization');
  if (refused?.constraint === 'venues_slug_unique')
    return new Conflict('Another venue has this slug', { field: 'slug' });
  return error;
}
