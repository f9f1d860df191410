import type { ReactNode } from 'react';
import { classNames } from '../ui/class-names';

interface Props {
  on: boolean;
  onPress: () => void;
  children: ReactNode;
  /** What it says to who cannot see it, where that is more. */
  label?: string;
  /** It can be chosen, but is not what one would choose. */
  faint?: boolean;
  className?: string;
}

/** One of some that are chosen by a finger. */
export function Chip({ on, onPress, children, label, faint, className }: Props) {
  return (
    <button
      type="button"
      aria-pressed={on}
      aria-label={label}
      onClick={onPress}
      className={classNames(
        'inline-flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-control border px-3 font-medium transition',
        on ? 'border-accent bg-accent text-accent-ink' : 'border-edge bg-surface hover:bg-sunken',
        !on && faint && 'border-dashed text-soft',
        className,
      )}
    >
      {children}
    </button>
  );
}
