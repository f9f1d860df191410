import { usefulMs } from './sending-rules';

const hour = 3_600_000;

describe('a letter', () => {
  it.each([
    [undefined, 24],
    [1, 1],
    [24, 24],
    [72, 24],
  ])('whose link is valid for %s hours is worth sending for %i', (valid, useful) => {
    expect(usefulMs(valid)).toBe(useful * hour);
  });
});
