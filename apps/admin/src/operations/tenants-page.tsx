import { Building2, Plus } from 'lucide-react';
import { useState } from 'react';
import { api, type Shape } from '../api/client';
import { useEndless } from '../api/endless';
import { pagedOf } from '../api/paged';
import { useMay } from '../app/me';
import { People } from '../staff/people';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { ownMoment } from '../time/venue-time';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { EndlessEnd } from '../ui/endless-end';
import { Input, Select } from '../ui/field';
import { Badge, Card, Empty, Loaded, PageHead } from '../ui/surface';
import { useSettled } from '../ui/use-settled';
import { OpenVenue } from './open-venue';
import { operationsTexts } from './operations-texts';
import { Suspension } from './suspension';

type Venue = Shape<'ListedVenueDto'>;
type Status = Venue['status'];

const limit = 50;

/** Every venue of the platform, for who runs it. */
export function TenantsPage() {
  const t = useTexts(operationsTexts);
  const words = useTexts(common);
  const mayOpen = useMay('tenants.write');
  const [typed, setTyped] = useState('');
  const q = useSettled(typed.trim());
  const [status, setStatus] = useState<Status | ''>('');
  const [opening, setOpening] = useState(false);
  const [lookedInto, setLookedInto] = useState<Venue>();
  const venues = useEndless<Venue>('/tenants', { q, status }, (page, signal) => {
    const query = { page, limit, sort: 'name:asc', ...(q && { q }), ...(status && { status }) };
    return pagedOf(api.GET('/tenants', { params: { query }, signal }));
  });
  return (
    <div className="mx-auto max-w-5xl">
      <PageHead title={t.venues}>
        {mayOpen && (
          <Button look="primary" icon={Plus} onClick={() => setOpening(true)}>
            {t.open}
          </Button>
        )}
      </PageHead>
      <Card>
        <div className="mb-2 flex flex-wrap gap-3">
          <Input
            label={t.find}
            type="search"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="min-w-56 flex-1"
          />
          <Select label={t.state} value={status} onChange={(event) => setStatus(event.target.value as Status | '')}>
            <option value="">{t.allStates}</option>
            <option value="active">{t.status.active}</option>
            <option value="suspended">{t.status.suspended}</option>
          </Select>
        </div>
        <Loaded of={venues}>
          {({ items, total, more }) =>
            items.length === 0 ? (
              <Empty icon={Building2} title={t.nothingFound} />
            ) : (
              <>
                <p role="status" className="text-soft">
                  {words.shownOf(items.length, total)}
                  {more && '+'}
                </p>
                <ul className="divide-y" aria-busy={venues.isPlaceholderData}>
                  {items.map((venue) => (
                    <VenueRow key={venue.id} venue={venue} onPeople={() => setLookedInto(venue)} />
                  ))}
                </ul>
                <EndlessEnd of={venues} />
              </>
            )
          }
        </Loaded>
      </Card>
      {opening && <OpenVenue onClose={() => setOpening(false)} />}
      {lookedInto && (
        <Dialog title={t.peopleOf(lookedInto.name)} open wide onClose={() => setLookedInto(undefined)}>
          <People ofVenue venueId={lookedInto.id} />
        </Dialog>
      )}
    </div>
  );
}

function VenueRow({ venue, onPeople }: { venue: Venue; onPeople: () => void }) {
  const t = useTexts(operationsTexts);
  const { name, slug, timezone, contacts, status, suspended_at, suspension_reason, created_at } = venue;
  // Many write the city into the address, too.
  const city = contacts.city && !contacts.address?.includes(contacts.city) ? contacts.city : undefined;
  const place = [city, contacts.address].filter(Boolean).join(', ');
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{name}</span>
          <Badge tone={status === 'active' ? 'accent' : 'warn'}>{t.status[status]}</Badge>
        </p>
        <p className="text-soft">{[place, timezone, t.since(ownMoment(created_at))].filter(Boolean).join(' · ')}</p>
        {suspended_at && (
          <p className="text-warn-text">{[ownMoment(suspended_at), suspension_reason].filter(Boolean).join(' · ')}</p>
        )}
      </div>
      <a
        href={`/v/${slug}`}
        target="_blank"
        rel="noreferrer"
        className="inline-flex min-h-9 items-center text-sm font-medium text-accent-text underline"
      >
        {t.publicPage}
      </a>
      <Button small aria-label={t.actionFor(t.people, name)} onClick={onPeople}>
        {t.people}
      </Button>
      <Suspension venue={venue} />
    </li>
  );
}
