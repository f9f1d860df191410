import { feedbackStatuses } from '@guestflow/contracts';
import { RuleViolation } from '@guestflow/problems';
import { allowedMoves, feedbackVerbs, move } from './feedback-lifecycle';
import { scoresOf } from './score-rules';

const now = new Date('2027-03-01T12:00:00Z');

describe('what a guest said', () => {
  const table: Record<string, string> = { 'new handle': 'handled', 'handled reopen': 'new' };
  it.each(feedbackStatuses.flatMap((status) => feedbackVerbs.map((verb) => [status, verb] as const)))(
    'that is %s: %s',
    (status, verb) => {
      const to = table[`${status} ${verb}`];
      expect(allowedMoves(status).includes(verb)).toBe(to !== undefined);
      if (to) {
        const handled = to === 'handled';
        expect(move(status, verb, 'somebody', now)).toEqual({
          ...{ status: to, handledAt: handled ? now : null, handledByUserId: handled ? 'somebody' : null },
        });
      } else expect(() => move(status, verb, null, now)).toThrow(RuleViolation);
    },
  );
});

describe('scores', () => {
  const counts = (...given: number[]) =>
    Array.from({ length: 11 }, (_, at) => given.filter((each) => each === at).length);
  it.each<[string, number[], number | null, number | null]>([
    ['none', [], null, null],
    ['the best', [10, 9], 9.5, 100],
    ['the worst', [0, 6], 3, -100],
    ['in between', [7, 8], 7.5, 0],
    ['one of each kind', [10, 8, 3], 7, 0],
    ['that do not divide', [10, 10, 7], 9, 66.7],
    ['more bad than good', [9, 1, 1], 3.67, -33.3],
    ['two good and one bad', [9, 9, 1], 6.33, 33.3],
  ])('%s: %j come to the average %s and to an NPS of %s', (_, given, average, nps) => {
    expect(scoresOf(counts(...given))).toEqual({ average, nps });
  });
});
