import fc from 'fast-check';
import { Acknowledged, Acknowledgements, together } from './acknowledgements';

describe('what is done in one turn', () => {
  it.each<[string, number[], number | undefined, Acknowledged]>([
    ['is acknowledged up to its last when nothing is in hand', [3, 1, 2], undefined, { upTo: 3, singly: [] }],
    ['is acknowledged one by one when an earlier one is in hand', [5, 4], 3, { singly: [5, 4] }],
    ['is acknowledged both ways around one that is in hand', [1, 2, 4, 6], 3, { upTo: 2, singly: [4, 6] }],
  ])('%s', (_what, done, lowest, expected) => {
    expect(together(done, lowest)).toEqual(expected);
  });

  it('is all acknowledged, and nothing else, whatever the order and the turns', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ order: fc.nat(), pause: fc.boolean(), drop: fc.nat(9) })),
        async (messages) => {
          const acknowledged = new Set<number>();
          const settled = new Set<number>();
          const acknowledgements = new Acknowledgements(({ upTo = 0, singly }) => {
            for (let tag = 1; tag <= upTo; tag++) if (!settled.has(tag)) acknowledged.add(tag);
            for (const tag of singly) {
              expect(acknowledged.has(tag)).toBe(false);
              acknowledged.add(tag);
            }
          });
          const tags = messages.map((_, index) => index + 1);
          for (const tag of tags) acknowledgements.take(tag);
          const expected = new Set<number>();
          for (const tag of [...tags].sort((a, b) => messages[a - 1]!.order - messages[b - 1]!.order)) {
            const { pause, drop } = messages[tag - 1]!;
            if (drop === 0) {
              settled.add(tag);
              acknowledgements.drop(tag);
            } else {
              expected.add(tag);
              acknowledgements.acknowledge(tag);
            }
            if (pause) await turn();
            for (const each of acknowledged) expect(expected.has(each)).toBe(true);
          }
          await turn();
          expect([...acknowledged].sort()).toEqual([...expected].sort());
        },
      ),
    );
  });
});

const turn = () => new Promise((resolve) => setImmediate(resolve));
