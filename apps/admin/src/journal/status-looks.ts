import type { CalendarBooking } from './free-rules';

/** The colours of a status, and a sign of it: nobody has to tell colours apart. */
export const statusLooks: Record<CalendarBooking['status'], { look: string; sign: string }> = {
  new: { look: 'bg-(--st-new) border-(--st-new-edge)', sign: '?' },
  confirmed: { look: 'bg-(--st-confirmed) border-(--st-confirmed-edge)', sign: '○' },
  arrived: { look: 'bg-(--st-arrived) border-(--st-arrived-edge)', sign: '●' },
  completed: { look: 'bg-(--st-completed) border-(--st-completed-edge)', sign: '✓' },
  cancelled: { look: 'bg-(--st-cancelled) border-(--st-cancelled-edge)', sign: '–' },
  no_show: { look: 'bg-(--st-no-show) border-(--st-no-show-edge)', sign: '✕' },
};
