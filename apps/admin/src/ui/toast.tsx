import { useSyncExternalStore, type CSSProperties } from 'react';
import { Toaster as Sonner, toast } from 'sonner';
import { wordsOf } from '../api/problem';
import { common } from '../texts/common';
import { textsNow } from '../texts/language';
import { useTheme } from '../app/theme';

/** In our colours: its own are too pale to be read. */
const colours = {
  '--success-bg': 'var(--accent-soft)',
  '--success-border': 'var(--accent)',
  '--success-text': 'var(--accent-text)',
  '--error-bg': 'var(--danger-soft)',
  '--error-border': 'var(--danger)',
  '--error-text': 'var(--danger-text)',
} as CSSProperties;

/** Where dialogs come up from below, what is told must not lie on their buttons. */
const narrow = matchMedia('(max-width: 39.99rem)');
const watch = (listener: () => void) => {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
};
const useNarrow = (): boolean => useSyncExternalStore(watch, () => narrow.matches);

export const Toaster = () => (
  <Sonner
    theme={useTheme()}
    position={useNarrow() ? 'top-center' : 'bottom-center'}
    richColors
    closeButton
    // A dialog takes what is behind it out of reach: what is told stands above both.
    className="pointer-events-auto"
    style={colours}
    toastOptions={{ duration: 5_000, className: 'text-base' }}
  />
);

/** Says that it is done; `undo` takes it back, for as long as it is shown. */
export function tell(text: string, undo?: () => void): void {
  toast.success(text, undo && { action: { label: textsNow(common).undo, onClick: undo }, duration: 10_000 });
}

/** Says why it is not done. `own`: what a rule or a code means here. */
export function tellTrouble(error: unknown, own?: Record<string, string>): void {
  toast.error(wordsOf(error, own), { duration: 8_000 });
}
