import { erasedText, placesOf, textWithoutPerson, withoutPerson } from './person';

const person = { ids: ['card-1', 'booking-1'], words: ['+79160000001', '555001'] };

describe('what is said of a person in a JSON value', () => {
  it('goes where it stands beside an id of theirs, and what is said of others stays', () => {
    const list = {
      guests: [
        { guest: { id: 'card-1', name: 'Анна', phone: '+7', source: 'import' } },
        { guest: { id: 'card-2', name: 'Олег', phone: '+8', source: 'import' } },
      ],
    };
    expect(withoutPerson(list, person)).toEqual({
      guests: [{ guest: { id: 'card-1', name: null, phone: null, source: 'import' } }, list.guests[1]],
    });
    expect(list.guests[0]!.guest.name).toBe('Анна');
  });

  it('goes where it stands beside their phone or Telegram account alone', () => {
    expect(withoutPerson({ guest_id: null, contact: { name: 'Анна', phone: '+79160000001' } }, person)).toEqual({
      guest_id: null,
      contact: { name: null, phone: null },
    });
    expect(withoutPerson({ telegram_id: '555001', name: 'Анна' }, person)).toEqual({ telegram_id: null, name: null });
  });

  it('is the other guest’s where a booking is another’s by now, but for a word of theirs', () => {
    const moved = { id: 'booking-1', guest_id: 'card-2', guest_name: 'Олег', guest_phone: '+79160000001' };
    expect(withoutPerson(moved, person)).toEqual({ ...moved, guest_phone: null });
  });

  it('keeps the names of tables and venues that stand within', () => {
    const answer = { id: 'booking-1', guest_name: 'Анна', tables: [{ id: 't', name: '7' }], venue: { name: 'Кафе' } };
    expect(withoutPerson(answer, person)).toEqual({ ...answer, guest_name: null });
  });

  it('empties a list as a list, an object as an object, and a text that must be with a dash', () => {
    const card = { id: 'card-1', telegram_username: 'a', tags: ['VIP'], contacts: { vk: 'a' }, text: 'x' };
    expect(withoutPerson(card, person)).toEqual({
      ...{ id: 'card-1', telegram_username: null, tags: [], contacts: {}, text: erasedText },
    });
    expect(withoutPerson({ id: 'booking-1', tags: ['VIP'] }, person)).toEqual({ id: 'booking-1', tags: ['VIP'] });
  });

  it('is found by its places, and none are found twice', () => {
    const fact = { data: { after: { guest_id: 'card-1', reason: 'x' }, before: { guest_id: 'card-1', reason: null } } };
    expect(placesOf(fact, person)).toEqual([['data', 'after', 'reason']]);
    expect(placesOf(withoutPerson(fact, person), person)).toEqual([]);
  });
});

describe('a stored text', () => {
  it('that says nothing of them is not touched', () => {
    expect(textWithoutPerson('{"id":"card-2","name":"Олег"}', person)).toBeUndefined();
    expect(textWithoutPerson('no JSON', person)).toBeUndefined();
  });

  it('that is no JSON says nothing any more where it mentions them', () => {
    expect(textWithoutPerson('{"phone":"+79160000001', person)).toBe(erasedText);
  });

  it('that is a fact told by the guest does not tell from where', () => {
    const fact = { specversion: '1.0', actor: 'anonymous', actorip: '1.2.3.4', actoragent: 'x', data: {} };
    const his = { ...fact, data: { after: { id: 'card-1', name: 'Анна' } } };
    expect(JSON.parse(textWithoutPerson(JSON.stringify(his), person)!)).toEqual({
      ...{ specversion: '1.0', actor: 'anonymous', data: { after: { id: 'card-1', name: null } } },
    });
    expect(JSON.parse(textWithoutPerson(JSON.stringify({ ...his, actor: 'user:1' }), person)!)).toMatchObject({
      actorip: '1.2.3.4',
    });
  });
});
