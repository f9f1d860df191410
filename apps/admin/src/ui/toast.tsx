import type { CSSProperties } from 'react';
import { Toaster as Sonner, toast } from 'sonner';
import { wordsOf } from '../api/problem';
import { common } from '../texts/common';
import { textsNow } from '../texts/language';
import { useTheme } from '../app/theme';

/** Its own colours have too little contrast. */
const colours = Object.fromEntries(
  [
    ['success', 'accent'],
    ['error', 'danger'],
  ].flatMap(([kind, ours]) => [
    [`--${kind}-bg`, `var(--${ours}-soft)`],
    [`--${kind}-border`, 'var(--line)'],
    [`--${kind}-text`, `var(--${ours}-text)`],
  ]),
) as CSSProperties;

export const Toaster = () => (
  <Sonner
    theme={useTheme()}
    position="bottom-center"
    richColors
    closeButton
    toastOptions={{ duration: 5_000 }}
    style={colours}
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
