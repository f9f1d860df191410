import { useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { inLanguages, useTexts } from '../texts/language';
import { answer, isUnsaved, mayLeave, useIsAsked } from './unsaved';

// The first screen asks nothing: whoever has something to lose has opened a page that brings it along, as a rule.
const Confirm = lazy(() => import('./dialog').then(({ Confirm: found }) => ({ default: found })));

const texts = inLanguages({
  en: {
    title: 'Leave without saving?',
    text: 'What you changed here is not saved yet, and would be lost.',
    leave: 'Leave without saving',
  },
  ru: {
    title: 'Уйти без сохранения?',
    text: 'То, что вы изменили, ещё не сохранено и пропадёт.',
    leave: 'Уйти без сохранения',
  },
});

/**
 * Nobody leaves a page by mistake while something on it is not saved, by a link or by the browser's own buttons; the browser
 * itself asks where it is closed. It stands once, around all pages: what is unsaved is told to it by `useUnsaved`.
 */
export function UnsavedGuard() {
  const t = useTexts(texts);
  const { history } = useRouter();
  const isAsked = useIsAsked();
  useEffect(() => {
    const letGo = history.block({
      // Within a page everything stays where it is.
      blockerFn: async ({ currentLocation, nextLocation }) =>
        currentLocation.pathname !== nextLocation.pathname && !(await mayLeave()),
      enableBeforeUnload: isUnsaved,
    });
    return () => {
      letGo();
      // Who is signed out meanwhile is led away.
      answer(true);
    };
  }, [history]);
  if (!isAsked) return null;
  return (
    <Suspense>
      <Confirm
        title={t.title}
        text={t.text}
        action={t.leave}
        open
        onConfirm={() => answer(true)}
        onClose={() => answer(false)}
      />
    </Suspense>
  );
}
