import { AtOnce } from './at-once';

describe('work that may only run so often at once', () => {
  it('runs up to the limit, keeps others in line in their order, and sends away who finds the line full', async () => {
    const room = new AtOnce(2, 3);
    let [inside, most] = [0, 0];
    const order: number[] = [];
    const finish: (() => void)[] = [];
    const work = (number: number) =>
      room.run(async () => {
        order.push(number);
        most = Math.max(most, (inside += 1));
        await new Promise<void>((done) => finish.push(done));
        inside -= 1;
      });
    const all = [1, 2, 3, 4, 5].map(work);
    await expect(work(6)).rejects.toThrow('Too many sign-ins at once');
    for (let index = 0; index < 5; index++) {
      finish[index]!();
      await new Promise((turn) => setImmediate(turn));
    }
    await Promise.all(all);
    expect([most, order]).toEqual([2, [1, 2, 3, 4, 5]]);
  });

  it('goes on after work that failed', async () => {
    const room = new AtOnce(1, 1);
    await expect(room.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(room.run(() => Promise.resolve('yes'))).resolves.toBe('yes');
  });
});
