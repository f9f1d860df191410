import { WaitStatus, waitStatuses } from '@guestflow/contracts';
import { isInLine, moveOn, waitMoves, WaitVerb, waitVerbs } from './waitlist-lifecycle';

describe('the life of who waits', () => {
  it('reaches every status, and ends in each that is out of the line', () => {
    const reached = new Set<WaitStatus>(['waiting']);
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const ways of Object.values(waitMoves))
        for (const [from, to] of Object.entries(ways)) if (reached.has(from as WaitStatus)) reached.add(to);
    }
    expect([...reached].sort()).toEqual([...waitStatuses].sort());
    const leads = (status: WaitStatus) => Object.values(waitMoves).some((ways) => status in ways);
    expect(waitStatuses.filter(leads)).toEqual(waitStatuses.filter(isInLine));
    expect(waitStatuses.filter(isInLine)).toEqual(['waiting', 'offered']);
  });

  it.each<[WaitVerb, WaitStatus, WaitStatus]>([
    ['offer', 'waiting', 'offered'],
    ['book', 'offered', 'booked'],
    ['pass', 'offered', 'passed'],
    ['keep_waiting', 'offered', 'waiting'],
    ['leave', 'waiting', 'left'],
    ['leave', 'offered', 'left'],
    ['expire', 'waiting', 'expired'],
    ['expire', 'offered', 'expired'],
  ])('%s leads from %s to %s', (verb, from, to) => {
    expect(moveOn(from, verb)).toBe(to);
  });

  it('refuses every other way', () => {
    for (const verb of waitVerbs) {
      for (const status of waitStatuses.filter((each) => !(each in waitMoves[verb]))) {
        expect(() => moveOn(status, verb)).toThrow(
          expect.objectContaining({ extra: { rule: 'not_in_this_status', entry_status: status } }) as never,
        );
      }
    }
  });
});
