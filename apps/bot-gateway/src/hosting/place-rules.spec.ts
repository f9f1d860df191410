import { mayBegin, mostOfAll, mostOfBot } from './place-rules';

/** So many bots that hang take whatever they are given; what each of them comes to, and what is left. */
function hang(bots: number) {
  const inHand = Array.from({ length: bots }, () => 0);
  const sum = () => inHand.reduce((all, each) => all + each, 0);
  for (let began = true; began;) {
    began = false;
    inHand.forEach((ofBot, bot) => {
      if (!mayBegin({ ofBot, ofAll: sum() })) return;
      inHand[bot]!++;
      began = true;
    });
  }
  return { most: Math.max(...inHand), left: mostOfAll - sum() };
}

describe('places', () => {
  it('are as many for one bot as it may have, and no more', () => {
    expect(hang(1)).toEqual({ most: mostOfBot, left: mostOfAll - mostOfBot });
  });

  it.each([10, 20, 50, 100, 200])('are left for others while %d bots hang', (bots) => {
    expect(hang(bots).left).toBeGreaterThan(5);
  });

  it('are there for whoever has none in hand, until all are taken', () => {
    expect(mayBegin({ ofBot: 0, ofAll: mostOfAll - 1 })).toBe(true);
    expect(mayBegin({ ofBot: 0, ofAll: mostOfAll })).toBe(false);
  });
});
