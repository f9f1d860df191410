import { useState, type FormEvent } from 'react';
import { api, ifVersion } from '../api/client';
import { faultOf } from '../api/problem';
import { seenAnew } from '../app/queries';
import { ClashNotice } from '../bookings/clash';
import { GuestField, nobody, whoBody, type Who } from '../bookings/guest-field';
import { PartyField } from '../bookings/plan-fields';
import { isParty } from '../bookings/plan-rules';
import { useWishKey } from '../api/wish-key';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Input, TextArea } from '../ui/field';
import { Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import type { Entry } from './waitlist-rules';
import { waitlistTexts } from './waitlist-texts';

interface Props {
  date: string;
  /** Who waits already, to be changed. */
  entry?: Entry;
  onDone: () => void;
}

const whoOf = ({ guest_id, guest_name, guest_phone }: Entry): Who =>
  guest_id ? { ...nobody, guestId: guest_id } : { name: guest_name ?? '', phone: guest_phone ?? '' };

/** Who waits, for how many and between which times. */
export function EntryForm({ date, entry, onDone }: Props) {
  const t = useTexts(waitlistTexts);
  const words = useTexts(common);
  const [guests, setGuests] = useState(entry?.guests_count ?? 2);
  const [from, setFrom] = useState(entry?.time_from ?? '18:00');
  const [to, setTo] = useState(entry?.time_to ?? '20:00');
  const [who, setWho] = useState<Who>(entry ? whoOf(entry) : nobody);
  const [notes, setNotes] = useState(entry?.notes ?? '');
  const [missing, setMissing] = useState<string>();
  const [trouble, setTrouble] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const { keyOf } = useWishKey();

  async function save(event: FormEvent) {
    event.preventDefault();
    const fault = !isParty(guests) ? t.sayParty : Object.keys(whoBody(who)).length === 0 ? t.sayWho : undefined;
    setMissing(fault);
    if (fault) return;
    const body = {
      date,
      time_from: from,
      time_to: to,
      guests_count: guests,
      notes: notes.trim() || null,
      ...whoBody(who),
    };
    setBusy(true);
    setTrouble(undefined);
    try {
      const { data } = entry
        ? await api.PATCH('/waitlist/{id}', {
            params: { path: { id: entry.id } },
            headers: ifVersion(entry.version),
            body: changeOf(entry, body),
          })
        : await api.POST('/waitlist', { body, headers: { 'idempotency-key': keyOf(body) } });
      await seenAnew('/waitlist');
      tell(entry ? words.saved : t.added(data!.guest_name ?? words.noName));
      onDone();
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form noValidate onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
      <PartyField
        plan={{ guests, date, time: '', tableIds: [] }}
        onChange={(change) => change.guests !== undefined && setGuests(change.guests)}
      />
      <div className="grid grid-cols-2 gap-2">
        <Input label={t.from} type="time" required value={from} onChange={(event) => setFrom(event.target.value)} />
        <Input label={t.to} type="time" required value={to} onChange={(event) => setTo(event.target.value)} />
      </div>
      <GuestField who={who} onChange={setWho} phoneFault={faultOf(trouble, 'guest_phone')} />
      <TextArea
        label={t.notes}
        rows={2}
        maxLength={2_000}
        value={notes}
        onChange={(event) => setNotes(event.target.value)}
      />
      {missing && <Notice tone="danger">{missing}</Notice>}
      {trouble !== undefined && <ClashNotice error={trouble} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onDone}>{words.cancel}</Button>
        <Button type="submit" look="primary" busy={busy}>
          {entry ? words.save : words.add}
        </Button>
      </div>
    </form>
  );
}

/** Only what is otherwise: a window that stays is not asked for anew, which an offer that is out would forbid. */
function changeOf<T extends object>(entry: Entry, body: T): Partial<T> {
  const before = entry as unknown as Record<string, unknown>;
  return Object.fromEntries(Object.entries(body).filter(([name, value]) => before[name] !== value)) as Partial<T>;
}
