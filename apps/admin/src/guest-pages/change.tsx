import { useState } from 'react';
import { useTexts } from '../texts/language';
import { momentInWords } from '../time/venue-time';
import { Button } from '../ui/button';
import { AskFirst } from './ask-first';
import type { BookingDoor } from './booking-doors';
import type { Booking, Venue } from './guest-api';
import { manageTexts } from './manage-texts';
import { Move } from './move';
import { useWork } from './use-asked';
import { CallUs, Refusal } from './words';

interface Props {
  booking: Booking;
  /** Without its page nothing can be chosen. */
  venue: Venue | undefined;
  door: BookingDoor;
  onChanged: (news?: string) => void;
}

/** Moved or cancelled, as long as the venue lets guests do so by themselves. */
export function Change({ booking, venue, door, onChanged }: Props) {
  const m = useTexts(manageTexts);
  const [moving, setMoving] = useState(false);
  const { busy, trouble, work } = useWork();
  const { allowed, can_change, deadline_at, status, timezone } = booking;
  if (!can_change) {
    if (status !== 'new' && status !== 'confirmed') return null;
    return (
      <section className="rounded-card border bg-surface p-4 sm:p-5">
        <h2 className="mb-3 text-lg font-semibold">{m.change}</h2>
        <CallUs text={m.pastDeadline} phone={booking.venue.contacts.phone} />
      </section>
    );
  }
  if (moving && venue) {
    return (
      <Move
        booking={booking}
        venue={venue}
        door={door}
        onDone={(news) => {
          setMoving(false);
          if (news) onChanged(news);
        }}
      />
    );
  }
  const cancel = () =>
    void work(async () => {
      await door.cancel();
      onChanged();
    });
  return (
    <section className="flex flex-col gap-3 rounded-card border bg-surface p-4 sm:p-5">
      <h2 className="text-lg font-semibold">{m.change}</h2>
      <p className="text-soft">{m.untilDeadline(momentInWords(deadline_at, timezone))}</p>
      {venue && allowed.includes('move') && (
        <Button className="min-h-12" onClick={() => setMoving(true)}>
          {m.move}
        </Button>
      )}
      {allowed.includes('cancel') && (
        <AskFirst
          label={m.cancel}
          question={m.cancelAsk}
          yes={m.cancelYes}
          no={m.cancelNo}
          busy={busy}
          onYes={cancel}
        />
      )}
      <Refusal of={trouble} />
    </section>
  );
}
