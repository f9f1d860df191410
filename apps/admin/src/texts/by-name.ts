/** Words by what the API calls things. It may learn names for which nobody has words here yet. */
export const byName = (words: Record<string, string>): Record<string, string> => words;
