import { nobody } from '../guests/guest-rules';
import { carried, Face, leftOf, sideOf, united } from './merge-rules';
import { withoutMerge, KeptMerge, collisionIn } from './undo-rules';

const face = (said: Partial<Face> = {}): Face => ({ ...nobody, telegramBlockedAt: null, ...said });
const phone = '+79161234567';
const other = '+79160000001';

describe('the card that two become', () => {
  it('has what the kept one has, and the rest of the other', () => {
    const kept = face({ phone, name: 'Anna', birthday: null });
    const merged = face({
      phone: other,
      name: 'Anya',
      birthday: '1990-05-12',
      telegramId: '7',
      telegramUsername: 'anya',
    });
    expect(united(kept, merged, {})).toEqual(
      face({ phone, name: 'Anna', birthday: '1990-05-12', telegramId: '7', telegramUsername: 'anya' }),
    );
    expect(leftOf(kept, merged, united(kept, merged, {}))).toEqual({
      ...merged,
      telegramId: null,
      telegramUsername: null,
    });
  });

  it('has what was chosen, and what it gave for that stays with the other', () => {
    const kept = face({ phone, name: 'Anna', telegramId: '1' });
    const merged = face({ phone: other, name: null, telegramId: '2' });
    const after = united(kept, merged, { phone: 'merged', telegram: 'merged', name: 'merged' });
    expect(after).toEqual(face({ phone: other, telegramId: '2' }));
    expect(leftOf(kept, merged, after)).toEqual(face({ phone, telegramId: '1' }));
  });

  it('has the tags, contacts, preferences and notes of both', () => {
    const kept = face({ tags: ['vip'], contacts: { vk: 'anna' }, preferences: { seat: 'window' }, notes: 'late' });
    const merged = face({
      ...{ tags: ['VIP', 'press'], contacts: { vk: 'anya', max: 'a' }, preferences: { seat: 'bar', wine: 'red' } },
      notes: 'allergic',
    });
    expect(united(kept, merged, {})).toEqual(
      face({
        ...{ tags: ['vip', 'press'], contacts: { vk: 'anna', max: 'a' }, preferences: { seat: 'window', wine: 'red' } },
        notes: 'late\n\nallergic',
      }),
    );
    expect(sideOf('notes', kept, { ...merged, notes: 'late' }, {})).toBe('kept');
    expect(united(kept, merged, { tags: 'merged', notes: 'kept', contacts: 'merged' })).toMatchObject({
      ...{ tags: ['VIP', 'press'], notes: 'late', contacts: { vk: 'anya', max: 'a' } },
    });
  });
});

describe('the preferred channel of two cards', () => {
  it('is the kept one’s, or the other’s where that has none, unless another is chosen', () => {
    const [none, email, telegram] = [null, 'email', 'telegram'].map((channel) =>
      face({ phone, preferredChannel: channel as Face['preferredChannel'] }),
    );
    expect(united(none!, email!, {}).preferredChannel).toBe('email');
    expect(united(telegram!, email!, {}).preferredChannel).toBe('telegram');
    expect(united(telegram!, email!, { preferred_channel: 'merged' }).preferredChannel).toBe('email');
    expect(sideOf('preferred_channel', telegram!, none!, {})).toBe('kept');
    expect(carried(email!, email!, telegram!).preferredChannel).toBe('telegram');
    expect(carried(none!, email!, telegram!).preferredChannel).toBeNull();
  });
});

describe('what is taken back', () => {
  it('is what has not changed since, each contact and each tag by itself', () => {
    const before = face({ name: 'Anna', tags: ['vip'], contacts: { vk: 'anna' } });
    const after = face({ name: 'Anya', tags: ['vip', 'press'], contacts: { vk: 'anna', max: 'a', viber: 'b' } });
    const now = {
      ...after,
      notes: 'new',
      tags: ['press', 'vip', 'friend'],
      contacts: { vk: 'other', max: 'a', viber: 'c' },
    };
    expect(carried(now, after, before)).toEqual(
      face({ name: 'Anna', notes: 'new', tags: ['vip', 'friend'], contacts: { vk: 'other', viber: 'c' } }),
    );
  });
});

describe('merges that are undone', () => {
  const merge = (keptId: string, mergedId: string, cards: Map<string, Face>, choices = {}): KeptMerge => {
    const [keptBefore, mergedBefore] = [cards.get(keptId)!, cards.get(mergedId)!];
    const keptAfter = united(keptBefore, mergedBefore, choices);
    cards.set(keptId, keptAfter).set(mergedId, leftOf(keptBefore, mergedBefore, keptAfter));
    return { id: `${mergedId} into ${keptId}`, keptId, mergedId, keptBefore, keptAfter, mergedBefore, choices };
  };
  const three = () =>
    new Map([
      ['a', face({ name: 'Anna' })],
      ['b', face({ name: 'Boris', phone })],
      ['c', face({ birthday: '1990-05-12' })],
    ]);

  it('give back what has wandered on through a later one, which holds still', () => {
    const cards = three();
    const [first, second] = [merge('a', 'b', cards), merge('c', 'a', cards)];
    expect(cards.get('c')).toMatchObject({ name: 'Anna', phone });
    const { cards: then, later } = withoutMerge(cards, first, [second]);
    expect(then.get('b')).toEqual(three().get('b'));
    expect(then.get('c')).toEqual(face({ name: 'Anna', birthday: '1990-05-12' }));
    expect(withoutMerge(then, later[0]!, []).cards).toEqual(three());
  });

  it('let a later choice hold, and show what was there before the earlier one when that is undone too', () => {
    const cards = three();
    const [first, second] = [merge('c', 'a', cards), merge('c', 'b', cards, { name: 'merged' })];
    const { cards: then, later } = withoutMerge(cards, first, [second]);
    expect([then.get('c')!.name, then.get('a')!.name]).toEqual(['Boris', 'Anna']);
    expect(withoutMerge(then, later[0]!, []).cards).toEqual(three());
  });

  it('tell where a phone would be on two cards', () => {
    const cards = three();
    const only = merge('a', 'b', cards);
    cards.set('a', { ...cards.get('a')!, phone: other }).set('c', face({ phone }));
    expect(collisionIn(withoutMerge(cards, only, []).cards, 'b')).toEqual({ field: 'phone', id: 'c' });
  });
});
