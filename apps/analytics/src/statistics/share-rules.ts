/** With so many decimals as `precision` has zeros. null where there is nothing to tell of. */
export const ratio = (part: number, whole: number, precision: number): number | null =>
  whole === 0 ? null : Math.round((part * precision) / whole) / precision;

export const percent = (part: number, whole: number): number | null => ratio(part * 100, whole, 10);
