import { Person, Place, standingOf } from './standing';

const person: Person = { platformRole: null, isGuest: false, isActive: true, isOwner: false };
const place = (venueId: string, others: Partial<Place> = {}): Place => ({
  venueId,
  role: 'manager',
  status: 'active',
  venueStatus: 'active',
  ...others,
});

describe('who signs in', () => {
  it.each<[string, Person, Place[], string | undefined, ReturnType<typeof standingOf>]>([
    ['an operator', { ...person, platformRole: 'super_admin' }, [], undefined, { role: 'super_admin' }],
    ['one of the staff', person, [place('a')], undefined, { role: 'manager', venueId: 'a' }],
    ['one who wants another of his venues', person, [place('a'), place('b')], 'b', { role: 'manager', venueId: 'b' }],
    ['one who wants a venue that is not his', person, [place('a')], 'x', { role: 'manager', venueId: 'a' }],
    [
      'one whose first venue is suspended',
      person,
      [place('a', { venueStatus: 'suspended' }), place('b', { role: 'owner' })],
      'a',
      { role: 'owner', venueId: 'b' },
    ],
    [
      'one whose only venue is suspended',
      person,
      [place('a', { venueStatus: 'suspended' })],
      undefined,
      'venue_suspended',
    ],
    ['one who was only invited', person, [place('a', { status: 'invited' })], undefined, 'deactivated'],
    ['one who was let go', person, [place('a', { status: 'inactive' })], undefined, 'deactivated'],
    [
      'one let go who is a guest too',
      { ...person, isGuest: true },
      [place('a', { status: 'inactive' })],
      'a',
      { role: 'guest' },
    ],
    ['an owner who has no venue yet', { ...person, isOwner: true }, [], undefined, { role: 'owner' }],
    [
      'an owner whose only venue is suspended',
      { ...person, isOwner: true },
      [place('a', { role: 'owner', venueStatus: 'suspended' })],
      undefined,
      'venue_suspended',
    ],
    ['a guest', { ...person, isGuest: true }, [], undefined, { role: 'guest' }],
    ['one whose account is closed', { ...person, isActive: false }, [place('a')], 'a', 'deactivated'],
  ])('as %s is let in, or not', (_, who, places, wanted, standing) => {
    expect(standingOf(who, places, wanted)).toEqual(standing);
  });
});
