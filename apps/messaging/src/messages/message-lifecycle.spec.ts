import { beginnings, messageMoves, messageStates, MessageVerb, reached } from './message-lifecycle';

const verbs = Object.keys(messageMoves) as MessageVerb[];

describe('the life of a message', () => {
  it('leads to each state from where messages begin', () => {
    const found = new Set(Object.values(beginnings).flat());
    for (const state of found) verbs.map((verb) => reached(state, verb)).forEach((next) => next && found.add(next));
    expect([...found].sort()).toEqual([...messageStates].sort());
  });

  it('ends where it was sent, failed or read, whatever is told afterwards', () => {
    for (const state of ['sent', 'failed', 'read'] as const) {
      expect(verbs.map((verb) => reached(state, verb))).toEqual(verbs.map(() => undefined));
    }
  });

  it('of which nobody knows whether it arrived may still be told', () => {
    expect(reached('queued', 'lose')).toBe('unknown');
    expect(reached('unknown', 'deliver')).toBe('sent');
    expect(reached('unknown', 'lose')).toBeUndefined();
  });
});
