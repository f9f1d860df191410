import { ClocksApart } from './clocks-apart';

describe('two clocks', () => {
  it('are as far apart as what was heard soonest says', () => {
    const clocks = new ClocksApart();
    expect(clocks.apart(1_000, 5_001)).toBe(4_001);
    expect(clocks.apart(1_100, 5_300)).toBeCloseTo(4_001.3, 1);
    expect(clocks.apart(1_300, 5_300.5)).toBe(4_000.5);
  });

  it('may go apart slowly', () => {
    const clocks = new ClocksApart();
    clocks.apart(0, 1_000);
    expect(clocks.apart(100_000, 101_050)).toBe(1_050);
  });
});
