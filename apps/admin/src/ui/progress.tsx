import { classNames } from './class-names';

/** How far something is, from 0 to 1; undefined: nobody knows yet. */
export const Progress = ({ label, share, className }: { label: string; share?: number; className?: string }) => (
  <progress
    aria-label={label}
    max={1}
    value={share}
    className={classNames(
      'h-2.5 appearance-none overflow-hidden rounded-full bg-sunken',
      '[&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent',
      className,
    )}
  />
);
