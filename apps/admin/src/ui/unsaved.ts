import { useLayoutEffect, useSyncExternalStore } from 'react';

// What is written in the forms that are open and not saved yet. Whoever is about to lose it is asked first, by one question
// for all of them: a page may have several.

const unsaved = new Set<symbol>();
let answerIt: ((leaves: boolean) => void) | undefined;
const listeners = new Set<() => void>();

function ask(next: typeof answerIt): void {
  answerIt = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Says of a form that something in it would be lost. */
export function useUnsaved(is: boolean): void {
  useLayoutEffect(() => {
    if (!is) return;
    const form = Symbol();
    unsaved.add(form);
    return () => void unsaved.delete(form);
  }, [is]);
}

export const isUnsaved = (): boolean => unsaved.size > 0;

/** Whether one may go on to where what is not saved is gone; asks, if there is something. */
export async function mayLeave(): Promise<boolean> {
  if (!isUnsaved()) return true;
  // What was saved a moment ago is known once it is drawn.
  await new Promise((drawn) => setTimeout(drawn));
  if (!isUnsaved()) return true;
  // Who is asked anew has not left by the way he was asked about before.
  answer(false);
  return new Promise((resolve) => ask(resolve));
}

export function answer(leaves: boolean): void {
  answerIt?.(leaves);
  if (answerIt) ask(undefined);
}

export const useIsAsked = (): boolean => useSyncExternalStore(subscribe, () => answerIt !== undefined);
