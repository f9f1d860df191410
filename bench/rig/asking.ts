/** Milliseconds from question to answer, so many at once. */
export async function askAll(urls: string[], token: string, atOnce: number): Promise<number[]> {
  const waiting = [...urls];
  const took: number[] = [];
  const asker = async () => {
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
      const begun = performance.now();
      const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text}`);
      took.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, asker));
  return took;
}
