import type { Shape } from '../api/client';

export interface Unreached {
  noConsent: number;
  blacklisted: number;
  noWay: number;
}

/** Why not all who are meant can be reached. Of one with two reasons the first is told. */
export function unreached({ count, with_consent, blacklisted, reachable }: Shape<'SegmentPreviewDto'>): Unreached {
  const left = Math.max(0, count - reachable.any);
  const noConsent = Math.min(left, Math.max(0, count - with_consent));
  const listed = Math.min(left - noConsent, blacklisted);
  return { noConsent, blacklisted: listed, noWay: left - noConsent - listed };
}
