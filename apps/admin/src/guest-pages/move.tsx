import { useMemo, useState } from 'react';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import type { BookingDoor } from './booking-doors';
import type { Slot } from './booking-steps';
import { hasReason, type Booking, type Venue } from './guest-api';
import { useGuestTexts } from './guest-texts';
import { manageTexts } from './manage-texts';
import { Step } from './step';
import { MainAction } from './telegram/main-action';
import { useBack } from './telegram/telegram';
import { TimeChoice } from './time-choice';
import { useWork } from './use-asked';
import { useTimes } from './use-times';
import { momentOf, Refusal } from './words';

const minuteMs = 60_000;

interface Props {
  booking: Booking;
  venue: Venue;
  door: BookingDoor;
  /** Without news it was left as it is. */
  onDone: (news?: string) => void;
}

/** To another time, or with more or fewer of them. */
export function Move({ booking, venue, door, onDone }: Props) {
  const t = useGuestTexts();
  const m = useTexts(manageTexts);
  const times = useMemo(() => door.times(venue.slug), [door, venue.slug]);
  const { date, booked_at, guests_count, duration_minutes } = booking;
  const choosing = useTimes(times, venue, { guests: guests_count, date });
  const [picked, pick] = useState<Slot>();
  const [alternatives, setAlternatives] = useState<Slot[]>();
  const { busy, trouble, work } = useWork();
  useBack(() => onDone());

  const starts = Date.parse(booked_at);
  const wanted = picked ? { date: picked.date, booked_at: picked.starts_at } : { date, booked_at };
  const isOther = Date.parse(wanted.booked_at) !== starts || choosing.guests !== guests_count;
  const save = () =>
    void work(async () => {
      try {
        await door.change(booking, { booked_at: wanted.booked_at, guests_count: choosing.guests });
        onDone(m.moved);
      } catch (problem) {
        if (hasReason(problem, 'version_mismatch', 'precondition_failed')) return onDone(m.changedMeanwhile);
        if (!hasReason(problem, 'taken')) throw problem;
        pick(undefined);
        setAlternatives((problem.said.alternatives as Slot[] | undefined) ?? []);
        choosing.lookAgain();
      }
    });

  return (
    <Step title={m.moveBooking} isNext>
      <TimeChoice
        venue={venue}
        choosing={choosing}
        busy={busy}
        trouble={undefined}
        alternatives={alternatives}
        onChoose={(slot) => {
          setAlternatives(undefined);
          pick(slot);
        }}
        isChosen={({ starts_at }) => Date.parse(starts_at) === Date.parse(wanted.booked_at)}
        // Where they sit themselves there may be room for them.
        isOpenToMe={({ starts_at }) => Math.abs(Date.parse(starts_at) - starts) < duration_minutes * minuteMs}
      />
      <p role="status" className="font-semibold">
        {momentOf(wanted, venue.timezone)}, {t.party(choosing.guests)}
      </p>
      <Refusal of={trouble} />
      {isOther && <MainAction label={m.saveMove} busy={busy} onPress={save} />}
      <Button className="min-h-12" onClick={() => onDone()}>
        {m.leaveIt}
      </Button>
    </Step>
  );
}
