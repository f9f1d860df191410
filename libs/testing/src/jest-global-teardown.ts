export default async function tearDown(): Promise<void> {
  for (const end of globalThis.endOfTests.reverse()) await end();
}
