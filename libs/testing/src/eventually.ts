/**
 * Tries until it holds, and says why it did not when the time is over. Instead of sleeping. The time is no promise: where
 * several sets of tests share a machine, everything takes ten times as long as by itself.
 */
export async function eventually<T>(attempt: () => Promise<T> | T, withinMs = 45_000): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}
