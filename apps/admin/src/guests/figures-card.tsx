import { useVenue } from '../app/me';
import { useTexts } from '../texts/language';
import { dayInWords, localeOf, wallOf } from '../time/venue-time';
import { Card } from '../ui/surface';
import { cardTexts } from './card-texts';
import type { GuestCard } from './guest-page';

export function FiguresCard({ guest }: { guest: GuestCard }) {
  const t = useTexts(cardTexts);
  const { timezone } = useVenue();
  const day = (instant: string | null) =>
    instant ? dayInWords(wallOf(instant, timezone).date, { weekday: false, month: 'short' }) : t.never;
  const figures: [string, string | number, boolean?][] = [
    [t.visitCount, guest.visit_count],
    [t.lastCame, day(guest.last_visit_at)],
    [t.firstCame, day(guest.first_visit_at)],
    [t.bookingCount, guest.booking_count],
    [t.noShows, guest.no_show_count, guest.no_show_count > 0],
    [t.cancellations, guest.cancellation_count],
  ];
  if (guest.average_party !== null)
    figures.push([t.averageParty, guest.average_party.toLocaleString(localeOf(), { maximumFractionDigits: 1 })]);
  return (
    <Card title={t.figures}>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {figures.map(([name, value, stands]) => (
          <div key={name} className="flex flex-col-reverse justify-end">
            <dt className="text-sm text-soft">{name}</dt>
            <dd className={stands ? 'text-lg font-semibold text-danger-text' : 'text-lg font-semibold'}>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
