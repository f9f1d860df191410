import { most, nobody, withMore, without } from './group-rules';

const guests = (from: number, count: number) => Array.from({ length: count }, (_, at) => ({ id: `g${from + at}` }));

describe('whom the same words go to', () => {
  it('keeps who was chosen while a segment was on its way, each once', () => {
    const one = withMore(nobody, guests(1, 1));
    expect(withMore(one, guests(0, 3), 3)).toEqual({
      guests: [...guests(1, 1), ...guests(0, 1), ...guests(2, 1)],
      isCut: false,
    });
  });

  it('says that more were meant than can be written to at once, until somebody is taken out', () => {
    const full = withMore(withMore(nobody, guests(500, 1)), guests(0, most), 1_200);
    expect([full.guests.length, full.isCut]).toEqual([most, true]);
    expect(without(full, 'g500')).toEqual({ guests: guests(0, most - 1), isCut: false });
  });
});
