import { query } from '../api/client';
import { useMay } from '../app/me';
import { NotForYou } from '../app/shell';
import { useTexts } from '../texts/language';
import { clockOf, wallOf } from '../time/venue-time';
import { useNow } from '../time/use-now';
import { Badge, Card, Loaded, Notice, PageHead } from '../ui/surface';
import { Tabs } from '../ui/tabs';
import { BookingRules } from './booking-rules';
import { hoursTexts } from './hours-texts';
import { useHoursWords } from './hours-words';
import { OpeningHours } from './opening-hours';
import { PublicPage } from './public-page';
import { SpecialDays } from './special-days';
import type { Venue } from './use-venue-form';
import { VenueAbout } from './venue-about';
import { venueTexts } from './venue-texts';
import { weekdayOf } from './week-rules';

export function VenuePage() {
  const t = useTexts(venueTexts);
  const mayRead = useMay('venue.read');
  const venue = query.useQuery('get', '/venues/current', {}, { enabled: mayRead });
  if (!mayRead) return <NotForYou />;
  return (
    <div className="mx-auto max-w-5xl">
      <PageHead title={t.title} />
      <Loaded of={venue}>{(found) => <Settings key={found.id} venue={found} />}</Loaded>
    </div>
  );
}

function Settings({ venue }: { venue: Venue }) {
  const t = useTexts(venueTexts);
  const { hours } = useTexts(hoursTexts);
  const mayWrite = useMay('venue.write');
  const guests = (
    <Card>
      <PublicPage slug={venue.slug} />
    </Card>
  );
  return (
    <>
      <Facts venue={venue} />
      {mayWrite ? (
        <Tabs
          label={t.parts}
          tabs={[
            { value: 'about', label: t.about, content: <VenueAbout venue={venue} /> },
            {
              value: 'hours',
              label: hours,
              content: (
                <div className="flex flex-col gap-4">
                  <OpeningHours venue={venue} />
                  <SpecialDays venue={venue} />
                </div>
              ),
            },
            { value: 'rules', label: t.rules, content: <BookingRules venue={venue} /> },
            { value: 'page', label: t.publicPage, content: guests },
          ]}
        />
      ) : (
        <div className="flex flex-col gap-4">
          <Notice>{t.onlyRead}</Notice>
          {guests}
        </div>
      )}
    </>
  );
}

/** What it is, and whether it is open today on its own clock. */
function Facts({ venue }: { venue: Venue }) {
  const t = useTexts(venueTexts);
  const inWords = useHoursWords();
  const now = useNow(20_000);
  const { date } = wallOf(now, venue.timezone);
  const { special_days, opening_hours } = venue.settings;
  const special = special_days.find((day) => day.date === date);
  const today = special?.intervals ?? opening_hours[weekdayOf(date)];
  return (
    <p className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 text-soft">
      <span className="font-medium text-ink">{venue.name}</span>
      <span>{t.kinds[venue.kind]}</span>
      <Badge tone={venue.status === 'active' ? 'accent' : 'danger'}>
        {venue.status === 'active' ? t.active : t.suspended}
      </Badge>
      <span>
        {today.length > 0 ? `${t.hoursToday}: ${inWords(today)}` : t.closedToday}
        {special?.name && ` · ${special.name}`}
      </span>
      <span>{t.zoneThere(clockOf(now, venue.timezone))}</span>
    </p>
  );
}
