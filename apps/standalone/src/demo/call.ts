/** Asks the API, as whoever the token is of. */
export type Call = <T>(method: string, path: string, token?: string, body?: unknown) => Promise<T>;

/** A service hears of a venue a moment after it was opened. */
export async function onceKnown<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
