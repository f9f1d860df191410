/** How readily the guest would recommend the venue. */
export const scores = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** As much as the venue takes of words. Telegram lets guests write a little more. */
export const longestWords = 4_000;

export function readScore(said: string | undefined): number | undefined {
  return scores.find((score) => String(score) === said?.trim());
}

/** Who would rather not recommend the venue is answered more warmly. */
export const isUnhappy = (score: number | undefined): boolean => score !== undefined && score <= 6;
