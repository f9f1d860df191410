import { askedOf } from './list-rules';

describe('which guests are looked at', () => {
  it('asks the API only for what is meant', () => {
    expect(askedOf({ q: '', filter: { tags: [] }, sort: 'created_at:desc' })).toEqual({});
    expect(askedOf({ q: 'Анна', segment: 'one', filter: { tags: ['vip'] }, sort: 'name:asc' })).toEqual({
      ...{ q: 'Анна', segment_id: 'one', filter: '{"tags":["vip"]}', sort: 'name:asc' },
    });
    expect(askedOf({ sort: 'password:asc' })).toEqual({});
  });
});
