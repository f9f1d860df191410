import { asDatabaseError } from '@guestflow/persistence';

/**
 * Why a fact cannot be counted, where it is the fact itself: a time that is none, a field that is not there. undefined where
 * it is something else, which may be over when it is tried again. The words of the error stay out: a value may stand there.
 */
export function faultOfFact(error: unknown): string | undefined {
  const { code = '' } = asDatabaseError(error) ?? {};
  if (/^2[23]/.test(code)) return code;
  return error instanceof TypeError || error instanceof RangeError ? error.name : undefined;
}

/** Whether it may be one venue's things that are wrong, and not the database or the way there. */
export function mayBeOfOne(error: unknown): boolean {
  const { code } = asDatabaseError(error) ?? {};
  if (code === undefined) return faultOfFact(error) !== undefined;
  return code === tookTooLong || !/^(08|40|53|57|58)/.test(code);
}

const tookTooLong = '57014';
