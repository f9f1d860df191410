import { useTexts } from '../texts/language';
import type { Shape } from '../api/client';
import { dayInWords, wallOf } from '../time/venue-time';
import { Badge } from '../ui/surface';
import { GuestLink, PhoneLink, Tags } from './guest-link';
import { guestTexts } from './guest-texts';

/** What is far from what is seen is not drawn: however many have been read, the list stays quick. */
const drawnWhenNear = '[contain-intrinsic-size:auto_4.5rem] [content-visibility:auto]';

export function GuestRow({ guest, zone }: { guest: Shape<'ListedGuestDto'>; zone: string }) {
  const words = useTexts(guestTexts);
  const { visit_count, last_visit_at, name, phone, tags, source, is_blacklisted } = guest;
  const last = last_visit_at && dayInWords(wallOf(last_visit_at, zone).date, { weekday: false, month: 'short' });
  return (
    <li
      className={`${drawnWhenNear} grid grid-cols-1 items-center gap-x-4 gap-y-1 border-b px-4 py-3 last:border-0 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1.4fr)]`}
    >
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        <GuestLink
          guest={guest}
          className="min-w-0 font-semibold break-words text-ink underline-offset-2 hover:underline"
        />
        {is_blacklisted && <Badge tone="danger">{words.onBlacklist}</Badge>}
        <Tags tags={tags} />
      </div>
      <div>{name && phone && <PhoneLink phone={phone} />}</div>
      <div className="text-sm text-soft">
        {visit_count === 0
          ? words.noVisits
          : [words.visits(visit_count), last && words.lastVisit(last)].filter(Boolean).join(', ')}
        <span className="sm:hidden"> · </span>
        <span className="sm:block">{words.sources[source]}</span>
      </div>
    </li>
  );
}
