import type { LucideIcon } from 'lucide-react';
import {
  cloneElement,
  createContext,
  use,
  useState,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
} from 'react';
import { classNames } from './class-names';
import { tellTrouble } from './toast';

type Parts = typeof import('./menu-parts');

interface Props {
  trigger: ReactElement<HTMLAttributes<HTMLElement>>;
  /** Below which edge of the button it hangs. */
  align?: 'start' | 'end';
  /** Whoever has chosen goes back to the button, unless this says where to. */
  onCloseAutoFocus?: (event: Event) => void;
  children: ReactNode;
}

const Loaded = createContext<Parts | undefined>(undefined);
const load = () => import('./menu-parts');

/** What else can be done, behind a button. What draws it comes when somebody reaches for it: no page begins with it open. */
export function Menu({ trigger, ...opened }: Props) {
  const [parts, setParts] = useState<Parts>();
  if (parts) {
    return (
      <Loaded value={parts}>
        <parts.Frame trigger={trigger} {...opened} />
      </Loaded>
    );
  }
  const reachFor = () => void load().catch(() => undefined);
  return cloneElement(trigger, {
    ...{ 'aria-haspopup': 'menu', 'aria-expanded': false, onPointerEnter: reachFor, onFocus: reachFor },
    onClick: () => void load().then(setParts, tellTrouble),
  });
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
  const { Item } = use(Loaded)!;
  return (
    <Item
      disabled={disabled}
      onSelect={onSelect}
      className={classNames(
        'flex min-h-10 cursor-pointer items-center gap-3 rounded-lg px-3 py-2 outline-none select-none data-disabled:opacity-50 data-highlighted:bg-sunken',
        danger && 'text-danger-text',
      )}
    >
      {Icon && <Icon aria-hidden className="size-4.5 shrink-0" />}
      {children}
    </Item>
  );
}

export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  const { Group, Label } = use(Loaded)!;
  return (
    <Group>
      <Label className="px-3 pt-2 pb-1 text-sm font-semibold text-soft">{label}</Label>
      {children}
    </Group>
  );
}

export function MenuLine() {
  const { Separator } = use(Loaded)!;
  return <Separator className="my-1.5 border-t" />;
}
