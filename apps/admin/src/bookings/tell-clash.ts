import { tellTrouble } from '../ui/toast';
import type { Instead, Wanted } from './clash';

/**
 * Says why it was not done: what a lost race was about, or which rule is against it, with what can be chosen instead.
 * For what is done outside of a form; in one, `ClashNotice` stands where it is looked at. The words come when they are
 * needed; where even they do not come, it is said plainly.
 */
export function tellClash(error: unknown, retry?: (instead: Instead) => void, wanted?: Wanted): void {
  import('./clash').then(
    ({ showClash }) => showClash(error, retry, wanted),
    () => tellTrouble(error),
  );
}
