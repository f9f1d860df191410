import { differenceOf, isErased, listDifference, nameIn, textDifference, type Told } from './difference-rules';

const told = (change: Partial<Told>): Told => ({
  ...{ event: 'booking.changed.v1', actor: 'system', old_value: null, new_value: null, changes: [] },
  ...change,
});

describe('what an entry of the audit log tells', () => {
  it('is what became other, without what is for machines', () => {
    const changes = [
      { field: 'guests_count', before: 2, after: 4 },
      { field: 'card_id', before: null, after: 'a' },
      { field: 'contact.phone', before: '1' },
    ];
    expect(differenceOf(told({ old_value: {}, new_value: {}, changes }))).toEqual({
      kind: 'changed',
      rows: [
        { field: 'guests_count', before: 2, after: 4 },
        { field: 'contact.phone', before: '1', after: null },
      ],
    });
  });

  it('is what was written down, where there was nothing before', () => {
    const new_value = { id: 'x', version: 1, name: 'У окна', place: { x: 1, shape: 'round' }, tags: [], zone: null };
    expect(differenceOf(told({ new_value }))).toEqual({
      kind: 'said',
      rows: [
        { field: 'name', before: null, after: 'У окна' },
        { field: 'place.x', before: null, after: 1 },
        { field: 'place.shape', before: null, after: 'round' },
      ],
    });
  });

  it('is nothing where nothing readable is in it', () => {
    expect(differenceOf(told({ old_value: { id: 'x' }, new_value: { id: 'x' } })).kind).toBe('nothing');
    expect(differenceOf(told({ new_value: { id: 'x', version: 3 } })).kind).toBe('nothing');
    expect(differenceOf(told({})).kind).toBe('nothing');
  });

  it('has the name of what it happened to', () => {
    expect(nameIn(told({ new_value: { name: 'Берёза' } }))).toBe('Берёза');
    expect(nameIn(told({ new_value: { contact: { name: 'Анна' } } }))).toBe('Анна');
    expect(nameIn(told({ new_value: null, old_value: { name: 'Старое' } }))).toBe('Старое');
    expect(nameIn(told({ new_value: { name: null } }))).toBeUndefined();
  });
});

describe('somebody who was forgotten', () => {
  const card = { name: null, phone: null, email: null, telegram_id: null, language: 'ru' };

  it('is seen by a card of nobody', () => {
    expect(isErased(told({ event: 'guest.created.v1', new_value: card }))).toBe(true);
    expect(isErased(told({ event: 'guest.created.v1', new_value: { ...card, telegram_id: '7' } }))).toBe(false);
    expect(isErased(told({ event: 'guest.unsubscribed.v1', new_value: { channel: 'telegram' } }))).toBe(false);
  });

  it('is seen by a dash where a text was', () => {
    expect(isErased(told({ event: 'message.queued.v1', new_value: { text: '—' } }))).toBe(true);
    expect(isErased(told({ event: 'table.created.v1', new_value: { name: '5', zone: null } }))).toBe(false);
  });
});

describe('a difference that is read', () => {
  it('shows what came to a list and what went', () => {
    expect(listDifference(['у окна', 'vip'], ['vip', 'аллергия'])).toEqual({
      ...{ gone: ['у окна'], kept: ['vip'], come: ['аллергия'] },
    });
  });

  it('shows the words of a text that are other', () => {
    expect(textDifference('Ждём вас в семь вечера', 'Ждём вас в восемь вечера')).toEqual({
      ...{ head: 'Ждём вас в ', before: 'семь ', after: 'восемь ', tail: 'вечера' },
    });
    expect(textDifference('Привет', 'Привет снова')).toMatchObject({ before: 'Привет', after: 'Привет снова' });
    expect(textDifference('a a', 'a a a')).toEqual({ head: 'a ', before: '', after: 'a ', tail: 'a' });
  });
});
