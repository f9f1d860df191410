import { useState } from 'react';
import { useVenue } from '../app/me';
import { rarely, useTables } from '../tables/use-tables';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { useNow } from '../time/use-now';
import { wallOf } from '../time/venue-time';
import { Button } from '../ui/button';
import { Disclosure } from '../ui/disclosure';
import { Skeleton } from '../ui/surface';
import { tell } from '../ui/toast';
import { namesOf } from './booking-rules';
import { useAvailable } from './bookings-read';
import { ClashNotice, type Instead } from './clash';
import { formTexts } from './form-texts';
import { GuestField, nobody, whoBody, type Who } from './guest-field';
import { useMakeBooking } from './make-booking';
import { PartyField } from './plan-fields';
import { isParty } from './plan-rules';

interface Props {
  tableIds?: string[];
  guestId?: string;
  onDone: (made?: { id: string }) => void;
}

/** Guests who stand at the door: a press for how many, another for the table, and they are seated. */
export function WalkInForm({ tableIds, guestId, onDone }: Props) {
  const t = useTexts(formTexts);
  const words = useTexts(common);
  const { timezone } = useVenue();
  const now = useNow(60_000);
  const { data: tables = [] } = useTables(rarely);
  const [guests, setGuests] = useState(2);
  const [who, setWho] = useState<Who>({ ...nobody, guestId });
  const [tried, setTried] = useState<string[]>([]);
  const { busy, trouble, make } = useMakeBooking();
  const visit = isParty(guests) ? { ...wallOf(now, timezone), guests } : undefined;
  const { data: available, isLoading } = useAvailable(visit);

  async function seat(table_ids: string[], against: Pick<Instead, 'overrides' | 'override_reason'> = {}) {
    setTried(table_ids);
    const made = await make({ source: 'walk_in', guests_count: guests, table_ids, ...whoBody(who), ...against });
    if (!made) return;
    tell(t.seated(namesOf(tables, made.table_ids)));
    onDone(made);
  }

  const suggested = tableIds?.length ? tableIds : (available?.suggestion?.table_ids ?? []);
  const others = [
    ...(available?.tables ?? []).map(({ id }) => [id]),
    ...(available?.groups ?? []).map(({ table_ids }) => table_ids),
  ].filter((ids) => ids.join() !== suggested.join());
  const party = words.guests(guests);
  return (
    <div className="flex flex-col gap-4">
      <PartyField
        plan={{ guests, date: '', time: '', tableIds: [] }}
        onChange={(change) => change.guests !== undefined && setGuests(change.guests)}
      />
      <div role="group" aria-label={t.seatTitle} className="flex flex-col gap-2">
        <p className="text-sm font-medium">{t.seatTitle}</p>
        {isLoading && <Skeleton className="h-14 w-full" />}
        {suggested.length > 0 && (
          <Button
            look="primary"
            busy={busy}
            disabled={!visit}
            className="min-h-14 text-lg whitespace-normal"
            onClick={() => void seat(suggested)}
          >
            {t.seat(party, namesOf(tables, suggested))}
          </Button>
        )}
        {available && suggested.length === 0 && <p role="status">{t.seatNone}</p>}
        {others.length > 0 && (
          <div className="flex flex-wrap gap-2">
            {others.map((ids) => (
              <Button
                key={ids.join()}
                disabled={busy}
                aria-label={t.seat(party, namesOf(tables, ids))}
                onClick={() => void seat(ids)}
              >
                {namesOf(tables, ids)}
              </Button>
            ))}
          </div>
        )}
      </div>
      {trouble !== undefined && (
        <ClashNotice
          error={trouble}
          wanted={visit}
          onlyNow
          onInstead={({ tableIds: other, ...against }) => void seat(other ?? tried, against)}
        />
      )}
      <Disclosure title={t.guest}>
        <GuestField who={who} onChange={setWho} />
      </Disclosure>
    </div>
  );
}
