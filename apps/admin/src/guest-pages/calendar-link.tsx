import { CalendarPlus } from 'lucide-react';
import { calendarFile } from './guest-api';
import { useGuestTexts } from './guest-texts';
import { useTelegram } from './telegram/telegram';

/** Telegram's own window keeps no files: there it is opened in a browser. */
export function CalendarLink({ reference }: { reference: string }) {
  const t = useGuestTexts();
  const telegram = useTelegram();
  const href = calendarFile(reference);
  return (
    <a
      className="inline-flex min-h-12 items-center justify-center gap-2 rounded-control border border-line px-4 font-medium hover:bg-sunken"
      href={href}
      download="booking.ics"
      onClick={(event) => {
        if (!telegram) return;
        event.preventDefault();
        telegram.openOutside(new URL(href, location.origin).href);
      }}
    >
      <CalendarPlus aria-hidden className="size-5" />
      {t.intoCalendar}
    </a>
  );
}
