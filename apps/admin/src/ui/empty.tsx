import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** Where there is nothing yet: what this is for, and how it begins. */
export const Empty = ({
  icon: Icon,
  title,
  text,
  children,
}: {
  icon?: LucideIcon;
  title: string;
  text?: ReactNode;
  children?: ReactNode;
}) => (
  <div className="flex flex-col items-center gap-3 px-4 py-12 text-center">
    {Icon && <Icon aria-hidden className="size-10 text-soft" />}
    <p className="text-lg font-semibold">{title}</p>
    {text && <p className="max-w-md text-soft">{text}</p>}
    {children}
  </div>
);
