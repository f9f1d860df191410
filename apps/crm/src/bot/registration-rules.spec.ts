import { decide, Decision, Known, linkState } from './registration-rules';

const withPhone = (id: string) => ({ id, phone: '+79160000001' });
const without = (id: string) => ({ id, phone: null });
const phone = '+79161234567';

const cases: [said: string, known: Known, decision: Decision][] = [
  ['nobody is known', { phone }, { outcome: 'created' }],
  ['nobody is known and no phone given', { phone: null }, { outcome: 'created' }],
  ['staff have a card of the phone', { phone, byPhone: withPhone('p') }, { outcome: 'met', to: 'p' }],
  ['the account has a card', { phone: null, account: withPhone('a') }, { outcome: 'updated', to: 'a' }],
  [
    'the account and its phone are known',
    { phone, account: withPhone('a'), byPhone: withPhone('a') },
    { outcome: 'updated', to: 'a' },
  ],
  [
    'the account gives another phone, which nobody has',
    { phone, account: withPhone('a') },
    { outcome: 'updated', to: 'a', phone },
  ],
  ['the account gives its first phone', { phone, account: without('a') }, { outcome: 'updated', to: 'a', phone }],
  [
    'the account gives its first phone, of which there is a card',
    { phone, account: without('a'), byPhone: withPhone('p') },
    { outcome: 'merged', to: 'p', from: 'a' },
  ],
  [
    'the account gives another phone, of which there is a card',
    { phone, account: withPhone('a'), byPhone: withPhone('p') },
    { outcome: 'met', to: 'p', from: 'a' },
  ],
  [
    'a link leads to a card, and no phone is given',
    { phone: null, byLink: withPhone('l') },
    { outcome: 'met', to: 'l' },
  ],
  [
    'a link leads to a card, and another phone is given, which nobody has: the card keeps its own',
    { phone, byLink: withPhone('l') },
    { outcome: 'met', to: 'l' },
  ],
  ['a link leads to a card without a phone', { phone, byLink: without('l') }, { outcome: 'met', to: 'l', phone }],
  [
    'a link leads to a card without a phone, and the phone given is another card’s: it stays there',
    { phone, byLink: without('l'), byPhone: withPhone('p') },
    { outcome: 'met', to: 'l' },
  ],
  [
    'a link leads an account without a phone to another card',
    { phone: null, account: without('a'), byLink: withPhone('l') },
    { outcome: 'merged', to: 'l', from: 'a' },
  ],
  [
    'a link leads an account with a phone to another card',
    { phone, account: withPhone('a'), byLink: without('l'), byPhone: withPhone('a') },
    { outcome: 'met', to: 'l', from: 'a' },
  ],
  [
    'a link leads to the account’s own card',
    { phone: null, account: withPhone('a'), byLink: withPhone('a') },
    { outcome: 'updated', to: 'a' },
  ],
  [
    'a link leads to the account’s own card, and the phone given is another card’s: it stays there',
    { phone, account: without('a'), byLink: without('a'), byPhone: withPhone('p') },
    { outcome: 'updated', to: 'a' },
  ],
];

describe('who comes by the bot', () => {
  it.each(cases)('%s', (_, known, decision) => {
    expect(decide(known)).toEqual(decision);
  });
});

describe('a link', () => {
  const now = new Date('2027-01-01T12:00:00Z');
  const later = new Date(now.getTime() + 1);

  it('leads once, until it is over', () => {
    expect(linkState({ expiresAt: later, usedAt: null }, now)).toBe('used');
    expect(linkState({ expiresAt: now, usedAt: null }, now)).toBe('expired');
    expect(linkState({ expiresAt: later, usedAt: now }, now)).toBe('taken');
    expect(linkState({ expiresAt: now, usedAt: now }, now)).toBe('taken');
    expect(linkState(undefined, now)).toBe('unknown');
  });
});
