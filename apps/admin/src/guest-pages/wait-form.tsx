import { useState, type FormEvent } from 'react';
import { isFaulty } from '../api/problem-form';
import { Button } from '../ui/button';
import { Select } from '../ui/field';
import type { Slot } from './booking-steps';
import { ContactFields, leadToMissing, missingIn, type Faults } from './contact-fields';
import { api, wish, type Venue } from './guest-api';
import { useWork } from './use-asked';
import type { Written } from './who-form';
import { useTexts } from '../texts/language';
import { afterTexts } from './after-texts';
import { Refusal } from './words';

interface Props {
  venue: Venue;
  date: string;
  guests: number;
  /** The times of the day. */
  slots: Slot[];
  written: Written;
  onWrite: (written: Written) => void;
  onJoined: (reference: string) => void;
}

/** Who finds nothing free is told when something comes free. */
export function WaitForm({ venue, date, guests, slots, written, onWrite, onJoined }: Props) {
  const a = useTexts(afterTexts);
  const times = [...new Set(slots.map(({ time }) => time))];
  const [from, setFrom] = useState(times[0]!);
  const [to, setTo] = useState(times.at(-1)!);
  const [missing, setMissing] = useState<Faults>({});
  const { busy, trouble, work } = useWork();
  // After midnight comes after the evening.
  const isBackwards = times.indexOf(to) < times.indexOf(from);
  const wrong = {
    name: isFaulty(trouble, 'name') ? a.needed : undefined,
    phone: isFaulty(trouble, 'phone') ? a.wrongPhone : undefined,
  };

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const faults = missingIn(written, a.needed);
    setMissing(faults ?? {});
    if (faults) return leadToMissing(event.currentTarget, faults);
    if (isBackwards) return;
    const { name, phone } = written;
    const body = { date, guests_count: guests, time_from: from, time_to: to, name, phone };
    void work(async () => {
      const { reference } = await wish(['wait', venue.slug, body], (header) =>
        api.POST('/public/venues/{slug}/waitlist', { params: { path: { slug: venue.slug }, header }, body }),
      );
      onJoined(reference);
    });
  };
  const options = times.map((time) => (
    <option key={time} value={time}>
      {time}
    </option>
  ));

  return (
    <form noValidate onSubmit={send} className="flex flex-col gap-4 border-t pt-4">
      <h3 className="font-semibold">{a.waitTitle}</h3>
      <p>{a.waitText}</p>
      <div className="grid grid-cols-2 items-start gap-3">
        <Select label={a.waitFrom} value={from} onChange={({ target }) => setFrom(target.value)}>
          {options}
        </Select>
        <Select
          label={a.waitTo}
          value={to}
          fault={isBackwards ? a.waitOrder : undefined}
          onChange={({ target }) => setTo(target.value)}
        >
          {options}
        </Select>
      </div>
      <ContactFields
        contact={written}
        onChange={(contact) => onWrite({ ...written, ...contact })}
        faults={{ ...wrong, ...missing }}
      />
      {!wrong.name && !wrong.phone && <Refusal of={trouble} />}
      <p className="text-sm text-soft">{a.consent(venue.name)}</p>
      <Button type="submit" look="primary" busy={busy} className="min-h-13 whitespace-normal">
        {a.waitDo}
      </Button>
    </form>
  );
}
