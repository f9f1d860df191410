/** Gives the browser something to keep as a file. */
export function keepFile(blob: Blob, name: string): void {
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  // The browser has to have begun.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
