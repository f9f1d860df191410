const sign = '\n\n✓ ';

/** A notification with what the guest has answered to it: the last answer stands in the place of one before. */
export function withAnswer(text: string, answer: string): string {
  const before = text.lastIndexOf(sign);
  return `${before < 0 ? text : text.slice(0, before)}${sign}${answer}`;
}
