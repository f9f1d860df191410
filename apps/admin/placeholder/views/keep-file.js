import { make } from '../elements.js';

/** Gives the browser something to keep as a file. */
export function keepFile(blob, download) {
  const href = URL.createObjectURL(blob);
  make('a', { href, download }).click();
  // The browser has to have begun.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
