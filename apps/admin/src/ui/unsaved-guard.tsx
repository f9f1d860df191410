import { useBlocker } from '@tanstack/react-router';
import { common } from '../texts/common';
import { inLanguages, useTexts } from '../texts/language';
import { Confirm } from './dialog';

const texts = inLanguages({
  en: {
    title: 'Leave without saving?',
    text: 'What you changed here is not saved yet, and would be lost.',
    leave: 'Leave without saving',
  },
  ru: {
    title: 'Уйти без сохранения?',
    text: 'Изменения на этой странице не сохранены и пропадут.',
    leave: 'Уйти без сохранения',
  },
});

/** Nobody leaves a page by mistake while something on it is not saved; the browser itself asks where it is closed. */
export function UnsavedGuard({ unsaved }: { unsaved: boolean }) {
  const t = useTexts({ en: { ...common.en, ...texts.en }, ru: { ...common.ru, ...texts.ru } });
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && current.pathname !== next.pathname,
    enableBeforeUnload: unsaved,
    withResolver: true,
  });
  return (
    <Confirm
      title={t.title}
      text={t.text}
      action={t.leave}
      open={status === 'blocked'}
      onConfirm={() => proceed?.()}
      onClose={() => reset?.()}
    />
  );
}
