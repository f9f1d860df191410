import { useSyncExternalStore } from 'react';
import { steps, type Step } from './progress-rules';

const memoryOf = (venueId: string) => `guestflow.first_run.${venueId}`;
const listeners = new Set<() => void>();

function kept(venueId: string): string {
  try {
    return localStorage.getItem(memoryOf(venueId)) ?? '';
  } catch {
    // A browser that keeps nothing asks again.
    return '';
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The steps that were gone through in this browser. */
export function usePassed(venueId: string): Step[] {
  const written = useSyncExternalStore(subscribe, () => kept(venueId));
  return steps.filter((step) => written.split(' ').includes(step));
}

export function pass(venueId: string, step: Step): void {
  try {
    localStorage.setItem(memoryOf(venueId), [...new Set([...kept(venueId).split(' '), step])].join(' ').trim());
  } catch {
    // For this visit it is known by what is looked at.
  }
  for (const listener of listeners) listener();
}
