import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import type { BookingDoor } from './booking-doors';
import type { Booking } from './guest-api';
import { manageTexts } from './manage-texts';
import { useWork } from './use-asked';
import { Refusal } from './words';

const lateBy = [10, 20, 30];

interface Props {
  booking: Booking;
  door: BookingDoor;
  onTold: (news: string) => void;
}

/** A word from the guest: it is good to know until the visit is over. */
export function ComingOrLate({ booking: { allowed, guest_says, late_minutes }, door, onTold }: Props) {
  const m = useTexts(manageTexts);
  const { busy, trouble, work } = useWork();
  if (!allowed.includes('coming') && !allowed.includes('late')) return null;
  const tell = (what: () => Promise<unknown>) =>
    void work(async () => {
      await what();
      onTold(m.toldVenue);
    });
  return (
    <section className="flex flex-col gap-3 rounded-card border bg-surface p-4 sm:p-5">
      <h2 className="text-lg font-semibold">{m.onYourWay}</h2>
      <Button
        className="min-h-12 aria-pressed:border-accent aria-pressed:bg-accent-soft"
        disabled={busy}
        aria-pressed={guest_says === 'coming'}
        onClick={() => tell(door.coming)}
      >
        {m.sayComing}
      </Button>
      <div role="group" aria-label={m.sayLate} className="flex flex-wrap items-center gap-2">
        <span aria-hidden className="w-full text-soft">
          {m.sayLate}
        </span>
        {lateBy.map((minutes) => (
          <Button
            key={minutes}
            className="min-h-12 flex-1 aria-pressed:border-accent aria-pressed:bg-accent-soft"
            disabled={busy}
            aria-pressed={guest_says === 'late' && late_minutes === minutes}
            aria-label={m.sayLateBy(minutes)}
            onClick={() => tell(() => door.late(minutes))}
          >
            {m.minutes(minutes)}
          </Button>
        ))}
      </div>
      <Refusal of={trouble} />
    </section>
  );
}
