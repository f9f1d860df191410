/** How a field looks in which something is written or chosen. */
export const controlClass =
  'w-full min-h-11 rounded-control border border-edge bg-surface px-3 py-2 text-ink placeholder:text-soft aria-invalid:border-danger disabled:opacity-60';
