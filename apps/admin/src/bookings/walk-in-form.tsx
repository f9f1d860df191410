import { useState } from 'react';
import { rarely, useTables } from '../tables/use-tables';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Disclosure } from '../ui/disclosure';
import { Skeleton } from '../ui/surface';
import { tell } from '../ui/toast';
import { namesOf, type Booking } from './booking-rules';
import { ClashNotice, type Instead } from './clash';
import { formTexts } from './form-texts';
import { useFreeNow } from './free-now';
import { GuestField, nobody, whoBody, type Who } from './guest-field';
import { useMakeBooking } from './make-booking';
import { PartyField } from './plan-fields';
import { hoursOf } from './plan-rules';

interface Props {
  tableIds?: string[];
  guestId?: string;
  onDone: (made?: Booking) => void;
}

/** Guests who stand at the door: a press for how many, another for the table, and they are seated. */
export function WalkInForm({ tableIds, guestId, onDone }: Props) {
  const t = useTexts(formTexts);
  const words = useTexts(common);
  const { data: tables = [] } = useTables(rarely);
  const [guests, setGuests] = useState(2);
  const [who, setWho] = useState<Who>({ ...nobody, guestId });
  const [tried, setTried] = useState<string[]>([]);
  const { busy, trouble, make } = useMakeBooking();
  const { visit, available, minutes, isLoading, closed } = useFreeNow(guests);

  async function seat(table_ids: string[], against: Pick<Instead, 'overrides' | 'override_reason'> = {}) {
    setTried(table_ids);
    const stay = minutes && { duration_minutes: minutes };
    const made = await make({
      source: 'walk_in',
      guests_count: guests,
      table_ids,
      ...stay,
      ...whoBody(who),
      ...against,
    });
    if (!made) return;
    tell(t.seated(namesOf(tables, made.table_ids)));
    onDone(made);
  }

  const suggested = tableIds?.length ? tableIds : (available?.suggestion?.table_ids ?? []);
  const others = [
    // Against the hours it is somebody's word, wherever they sit.
    ...(closed ? tables.filter(({ is_active }) => is_active) : (available?.tables ?? [])).map(({ id }) => [id]),
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
            className="min-h-14 text-lg whitespace-normal!"
            onClick={() => void seat(suggested)}
          >
            {t.seat(party, namesOf(tables, suggested))}
          </Button>
        )}
        {minutes !== undefined && <p role="status">{t.untilClosing(t.hours(...hoursOf(minutes)))}</p>}
        {closed && <p role="status">{t.closedNow}</p>}
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
          wanted={visit && { ...visit, duration_minutes: minutes }}
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
