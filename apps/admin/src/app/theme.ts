import { useSyncExternalStore } from 'react';

export type Theme = 'light' | 'dark';
/** `system`: as the device is set. */
export type ThemeChoice = Theme | 'system';

const memory = 'guestflow.theme';
const darkness = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function remembered(): ThemeChoice {
  try {
    const kept = localStorage.getItem(memory);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}

let chosen = remembered();

export const themeChoice = (): ThemeChoice => chosen;
const theme = (): Theme => (chosen === 'system' ? (darkness.matches ? 'dark' : 'light') : chosen);

function show(): void {
  document.documentElement.dataset.theme = theme();
  document
    .querySelector('meta[name="theme-color"]')
    ?.setAttribute('content', theme() === 'dark' ? '#161716' : '#f6f6f3');
  for (const listener of listeners) listener();
}

export function chooseTheme(wanted: ThemeChoice): void {
  chosen = wanted;
  try {
    if (wanted === 'system') localStorage.removeItem(memory);
    else localStorage.setItem(memory, wanted);
  } catch {
    // For this visit, then.
  }
  show();
}

darkness.addEventListener('change', show);
show();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const useTheme = (): Theme => useSyncExternalStore(subscribe, theme);
export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(subscribe, themeChoice);
