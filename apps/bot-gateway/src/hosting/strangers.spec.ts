import { Strangers } from './strangers';

describe('ids that are no bot’s', () => {
  it('are asked for once in a while each', () => {
    const strangers = new Strangers();
    expect(strangers.isOne('a', 0)).toBe(false);
    strangers.add('a', 0);
    expect(strangers.isOne('a', 9_999)).toBe(true);
    expect(strangers.isOne('a', 10_001)).toBe(false);
    strangers.add('a', 20_000);
    strangers.forget('a');
    expect(strangers.isOne('a', 21_000)).toBe(false);
  });

  it('are asked for no more in a second that has brought many, and again in the next', () => {
    const strangers = new Strangers();
    for (let number = 0; number < 50; number++) strangers.add(`made up ${number}`, 1_500);
    expect(strangers.isOne('another', 1_900)).toBe(true);
    expect(strangers.isOne('another', 2_000)).toBe(false);
  });
});
