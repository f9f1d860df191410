import { CircleAlert, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

type Tone = 'plain' | 'accent' | 'warn' | 'danger' | 'info';
const tones: Record<Tone, string> = {
  plain: 'bg-sunken text-ink',
  accent: 'bg-accent-soft text-accent-text',
  warn: 'bg-warn-soft text-warn-text',
  danger: 'bg-danger-soft text-danger-text',
  info: 'bg-info-soft text-info-text',
};

export const Badge = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={classNames('inline-flex items-center rounded-full px-2.5 py-0.5 text-sm font-medium', tones[tone])}>
    {children}
  </span>
);

export const Notice = ({
  tone = 'info',
  children,
  actions,
}: {
  tone?: Tone;
  children: ReactNode;
  actions?: ReactNode;
}) => (
  <div
    role={tone === 'danger' ? 'alert' : 'status'}
    className={classNames('flex flex-wrap items-center gap-3 rounded-control px-4 py-3', tones[tone])}
  >
    {tone === 'danger' ? (
      <CircleAlert aria-hidden className="size-5 shrink-0" />
    ) : (
      <Info aria-hidden className="size-5 shrink-0" />
    )}
    <div className="min-w-0 flex-1 basis-48">{children}</div>
    {actions}
  </div>
);
