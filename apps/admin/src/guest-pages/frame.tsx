import { CalendarCheck, Languages, WifiOff } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { speak, useLanguage } from '../texts/language';
import { Button } from '../ui/button';
import { guestWordsNow, useGuestTexts } from './guest-texts';
import { go, usePlace } from './navigation';
import { useTelegram } from './telegram/telegram';
import { useOnline } from './use-online';

/** What is around every page of the guests'. */
export function Frame({ children }: { children: ReactNode }) {
  const t = useGuestTexts();
  const language = useLanguage();
  const other = language === 'en' ? 'ru' : 'en';
  const online = useOnline();
  return (
    <div className="mx-auto flex min-h-dvh max-w-xl flex-col px-3 pb-10 text-base sm:px-4">
      <header className="flex min-h-14 items-center justify-end gap-1 py-1.5">
        <MyBookings />
        <Button look="quiet" icon={Languages} lang={other} onClick={() => speak(other)}>
          {t.otherLanguage}
        </Button>
      </header>
      <div role="status" className="sticky top-2 z-10">
        {!online && (
          <p className="mb-3 flex items-center gap-3 rounded-control bg-warn-soft px-4 py-3 text-warn-text shadow-raised">
            <WifiOff aria-hidden className="size-5 shrink-0" />
            {t.noNetwork}
          </p>
        )}
      </div>
      <main className="flex flex-col gap-4">{children}</main>
    </div>
  );
}

function MyBookings() {
  const t = useGuestTexts();
  const telegram = useTelegram();
  const place = usePlace();
  if (!telegram?.guest || place.page !== 'book') return null;
  return (
    <Button look="quiet" icon={CalendarCheck} onClick={() => go({ page: 'mine', slug: place.slug })}>
      {t.myBookings}
    </Button>
  );
}

/** What could not be drawn at all. */
export class Unbroken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown) {
    console.error(error);
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    const { texts: t } = guestWordsNow();
    return (
      <div role="alert" className="flex flex-col items-start gap-3 rounded-card border bg-surface p-5">
        <p>{t.broken}</p>
        <Button onClick={() => location.reload()}>{t.reload}</Button>
      </div>
    );
  }
}
