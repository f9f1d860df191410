import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { classNames } from './class-names';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';

const looks: Record<Look, string> = {
  primary: 'bg-accent text-accent-ink hover:brightness-110',
  plain: 'border border-line bg-surface hover:bg-sunken',
  quiet: 'hover:bg-sunken',
  danger: 'bg-danger text-danger-ink hover:brightness-110',
};

interface Props extends Omit<ComponentProps<'button'>, 'children'> {
  look?: Look;
  icon?: LucideIcon;
  /** It is being done: it cannot be pressed again meanwhile, and who pressed it by keyboard keeps his place. */
  busy?: boolean;
  small?: boolean;
  children: ReactNode;
}

/** A form that is sent by Enter is sent by a press of its button. */
const notAgain = (event: MouseEvent) => event.preventDefault();

/** At least 44 px high where it is touched, 36 where it is `small` and stands with others of its kind. */
export function Button({ look = 'plain', icon: Icon, busy, small, children, className, onClick, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      onClick={busy ? notAgain : onClick}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      className={classNames(
        'inline-flex shrink-0 items-center justify-center gap-2 rounded-control font-medium whitespace-nowrap transition select-none disabled:opacity-55 aria-disabled:opacity-55',
        small ? 'min-h-9 px-3 text-sm' : 'min-h-11 px-4',
        looks[look],
        className,
      )}
    >
      {Icon && <Icon aria-hidden className="size-[1.15em] shrink-0" />}
      {children}
    </button>
  );
}

/** A button that shows only a sign; its name is for who cannot see it, and for who hovers. */
export function IconButton({
  icon: Icon,
  label,
  look = 'quiet',
  className,
  ...rest
}: Omit<ComponentProps<'button'>, 'children'> & { icon: LucideIcon; label: string; look?: Look }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={classNames(
        'inline-flex size-10 shrink-0 items-center justify-center rounded-control transition disabled:opacity-45',
        looks[look],
        className,
      )}
    >
      <Icon aria-hidden className="size-5" />
    </button>
  );
}
