import type { ReactNode } from 'react';
import { speak, useLanguage, useTexts } from '../texts/language';
import { signInTexts } from './sign-in-texts';

/** The frame of the pages for anybody: a card in the middle, and the other language. */
export function OutsideFrame({ children }: { children: ReactNode }) {
  const t = useTexts(signInTexts);
  const other = useLanguage() === 'ru' ? 'en' : 'ru';
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 py-8 sm:py-16">
      <header className="mb-6 flex w-full max-w-md items-center justify-between">
        <span className="text-xl font-bold tracking-tight">GuestFlow</span>
        <button type="button" lang={other} className="min-h-11 px-2 text-soft underline" onClick={() => speak(other)}>
          {t.other}
        </button>
      </header>
      <main className="w-full max-w-md rounded-card border bg-surface p-6 shadow-raised">{children}</main>
    </div>
  );
}
