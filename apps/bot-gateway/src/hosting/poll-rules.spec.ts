import { afterFailure, fairShare } from './poll-rules';

describe('a poll that failed', () => {
  it('is tried again after longer and longer while Telegram is away', () => {
    expect([1, 2, 3, 6, 7, 100].map((failures) => afterFailure({}, failures).waitMs)).toEqual([
      1_000, 2_000, 4_000, 32_000, 60_000, 60_000,
    ]);
    expect(afterFailure({}, 100).note).toBeUndefined();
  });

  it('waits as long as Telegram says', () => {
    expect(afterFailure({ code: 429, retryAfter: 17 }, 3)).toEqual({ waitMs: 17_000 });
  });

  it('is the last when the token is taken no longer', () => {
    expect(afterFailure({ code: 401 }, 1)).toEqual({ waitMs: 0, first: 'end' });
  });

  it('takes the updates over from a webhook at once, and goes on slowly when the webhook comes back', () => {
    const description = "Conflict: can't use getUpdates method while webhook is active";
    const next = (failures: number) => afterFailure({ code: 409, description }, failures);
    expect(next(1)).toEqual({ waitMs: 0, note: `409 ${description}`, first: 'take_over' });
    expect(next(2)).toMatchObject({ waitMs: 10_000, first: 'take_over' });
  });

  it('leaves another poller its turn, and says on the card that there is one', () => {
    const description = 'Conflict: terminated by other getUpdates request';
    expect(afterFailure({ code: 409, description }, 1)).toEqual({ waitMs: 5_000, note: `409 ${description}` });
    expect(afterFailure({ code: 404, description: 'Not Found' }, 2)).toEqual({ waitMs: 10_000, note: '404 Not Found' });
  });
});

it.each([
  [10, 3, 4],
  [1, 5, 1],
  [0, 2, 0],
  [7, 0, 7],
])('of %d bots each of %d replicas polls %d', (bots, replicas, share) => {
  expect(fairShare(bots, replicas)).toBe(share);
});
