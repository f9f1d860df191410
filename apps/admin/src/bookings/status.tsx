import {
  CalendarCheck,
  CircleCheckBig,
  CircleX,
  Hourglass,
  UserRoundCheck,
  UserRoundX,
  type LucideIcon,
} from 'lucide-react';
import { useTexts } from '../texts/language';
import { classNames } from '../ui/class-names';
import type { BookingStatus } from './booking-rules';
import { statusTexts } from './status-texts';

export { statusTexts } from './status-texts';

interface Look {
  icon: LucideIcon;
  /** Its colour where it fills something, and at the edge of that. */
  ground: string;
  edge: string;
}

/** What a status looks like, wherever a booking is shown. */
export const statusLooks: Record<BookingStatus, Look> = {
  new: { icon: Hourglass, ground: 'bg-(--st-new)', edge: 'border-(--st-new-edge)' },
  confirmed: { icon: CalendarCheck, ground: 'bg-(--st-confirmed)', edge: 'border-(--st-confirmed-edge)' },
  arrived: { icon: UserRoundCheck, ground: 'bg-(--st-arrived)', edge: 'border-(--st-arrived-edge)' },
  completed: { icon: CircleCheckBig, ground: 'bg-(--st-completed)', edge: 'border-(--st-completed-edge)' },
  cancelled: { icon: CircleX, ground: 'bg-(--st-cancelled)', edge: 'border-(--st-cancelled-edge)' },
  no_show: { icon: UserRoundX, ground: 'bg-(--st-no-show)', edge: 'border-(--st-no-show-edge)' },
};

export function StatusBadge({ status }: { status: BookingStatus }) {
  const t = useTexts(statusTexts);
  const { icon: Icon, ground, edge } = statusLooks[status];
  return (
    <span
      className={classNames(
        'inline-flex shrink-0 items-center gap-1.5 rounded-full border px-2.5 py-0.5 text-sm font-medium whitespace-nowrap text-ink',
        ground,
        edge,
      )}
    >
      <Icon aria-hidden className="size-4" />
      {t.status[status]}
    </span>
  );
}
