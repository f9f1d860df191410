import { nearest } from './address-rules';

const all = ['/', '/guests', '/guests/import', '/audit-log', '/audit-log'].map((path, at) => ({ path, at }));
const found = (address: string) => nearest(all, address).map(({ at }) => at);

describe('an address', () => {
  it('is of the section that it begins with, and of the narrower one where there is one', () => {
    expect(found('/guests')).toEqual([1]);
    expect(found('/guests/019f')).toEqual([1]);
    expect(found('/guests/import')).toEqual([2]);
    expect(found('/audit-log')).toEqual([3, 4]);
  });

  it('is of none by its letters alone, and the first page has nothing within it', () => {
    expect(found('/guestsbook')).toEqual([]);
    expect(found('/profile')).toEqual([]);
    expect(found('/')).toEqual([0]);
  });
});
