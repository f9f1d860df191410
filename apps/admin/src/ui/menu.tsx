import type { LucideIcon } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names';

/** What else can be done, behind a button. */
export function Menu({
  trigger,
  align = 'end',
  onCloseAutoFocus,
  children,
}: {
  trigger: ReactElement;
  /** Below which edge of the button it hangs. */
  align?: 'start' | 'end';
  /** Whoever has chosen goes back to the button, unless this says where to. */
  onCloseAutoFocus?: (event: Event) => void;
  children: ReactNode;
}) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          onCloseAutoFocus={onCloseAutoFocus}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto rounded-card border bg-raised p-1.5 shadow-raised"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function MenuItem({
  icon: Icon,
  danger,
  disabled,
  onSelect,
  children,
}: {
  icon?: LucideIcon;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
  children: ReactNode;
}) {
  return (
    <Radix.Item
      disabled={disabled}
      onSelect={onSelect}
      className={classNames(
        'flex min-h-10 cursor-pointer items-center gap-3 rounded-lg px-3 py-2 outline-none select-none data-disabled:opacity-50 data-highlighted:bg-sunken',
        danger && 'text-danger-text',
      )}
    >
      {Icon && <Icon aria-hidden className="size-4.5 shrink-0" />}
      {children}
    </Radix.Item>
  );
}

export const MenuGroup = ({ label, children }: { label: string; children: ReactNode }) => (
  <Radix.Group>
    <Radix.Label className="px-3 pt-2 pb-1 text-sm font-semibold text-soft">{label}</Radix.Label>
    {children}
  </Radix.Group>
);

export const MenuLine = () => <Radix.Separator className="my-1.5 border-t" />;
