/** Before what was answered: it has been done, or cannot be. */
export type AnswerSign = '✓' | '✕';

const answerBelow = /\n\n[✓✕] /g;

/** A notification with what the guest has answered to it: the last answer stands in the place of one before. */
export function withAnswer(text: string, answer: string, sign: AnswerSign = '✓'): string {
  const before = [...text.matchAll(answerBelow)].at(-1)?.index;
  return `${text.slice(0, before)}\n\n${sign} ${answer}`;
}
