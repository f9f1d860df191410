import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  title: ReactNode;
  open?: boolean;
  onToggle?: (open: boolean) => void;
  children: ReactNode;
}

/** What is not needed at first, behind its name. */
export const Disclosure = ({ title, open, onToggle, children }: Props) => (
  <details
    open={open || undefined}
    onToggle={onToggle && ((event) => onToggle(event.currentTarget.open))}
    className="group min-w-0"
  >
    <summary className="inline-flex min-h-11 list-none items-center gap-2 rounded-control font-medium text-soft [&::-webkit-details-marker]:hidden">
      <ChevronDown aria-hidden className="size-4 transition group-open:rotate-180" />
      {title}
    </summary>
    <div className="pt-1">{children}</div>
  </details>
);
