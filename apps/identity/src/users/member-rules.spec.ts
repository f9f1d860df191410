import { Holder, mayGrant, StaffRole } from '@guestflow/access';
import { changeOf, Circumstances, MemberFacts, WantedChange } from './member-rules';

const manager: MemberFacts = { role: 'manager', status: 'active' };
const owner: MemberFacts = { role: 'owner', status: 'active' };
const byRole = (role: Holder['role']) => ({ mayGrant: (given: StaffRole) => mayGrant({ role }, given) });
const byOwner: Circumstances = { ...byRole('owner'), own: false, hasJoined: true, otherOwners: 1 };
const byAdmin: Circumstances = { ...byOwner, ...byRole('admin') };

describe('somebody’s place at a venue', () => {
  it.each<[string, MemberFacts, WantedChange, Circumstances, MemberFacts]>([
    ['is another role', manager, { role: 'admin' }, byOwner, { role: 'admin', status: 'active' }],
    ['is lost', manager, { is_active: false }, byAdmin, { role: 'manager', status: 'inactive' }],
    ['is given back', { role: 'manager', status: 'inactive' }, { is_active: true }, byAdmin, manager],
    [
      'is offered again to who never came',
      { role: 'manager', status: 'inactive' },
      { is_active: true },
      { ...byAdmin, hasJoined: false },
      { role: 'manager', status: 'invited' },
    ],
    [
      'stays an offer until it is taken up',
      { role: 'manager', status: 'invited' },
      { is_active: true },
      byAdmin,
      { role: 'manager', status: 'invited' },
    ],
    [
      'is an owner’s no more where there are others',
      owner,
      { role: 'admin' },
      byOwner,
      { role: 'admin', status: 'active' },
    ],
    ['is an owner’s by an owner', manager, { role: 'owner' }, byOwner, owner],
    ['stays as it is when nothing changes, whoever asks', owner, { role: 'owner' }, { ...byAdmin, own: true }, owner],
    [
      'of an owner who never came can be withdrawn though he would be the only one',
      { role: 'owner', status: 'invited' },
      { is_active: false },
      { ...byOwner, otherOwners: 0 },
      { role: 'owner', status: 'inactive' },
    ],
  ])('%s', (_, member, wanted, circumstances, expected) => {
    expect(changeOf(member, wanted, circumstances)).toEqual(expected);
  });

  it.each<[string, MemberFacts, WantedChange, Circumstances, object]>([
    ['mightier than one’s own', owner, { is_active: false }, byAdmin, { kind: 'forbidden' }],
    ['to be mightier than one’s own', manager, { role: 'owner' }, byAdmin, { kind: 'forbidden' }],
    [
      'by who may give nothing',
      manager,
      { role: 'specialist' },
      { ...byAdmin, ...byRole('receptionist') },
      { kind: 'forbidden' },
    ],
    ['by a partner', manager, { role: 'specialist' }, { ...byAdmin, ...byRole('partner') }, { kind: 'forbidden' }],
    ['of one’s own', owner, { role: 'admin' }, { ...byOwner, own: true }, { rule: 'own_place' }],
    [
      'of the last owner, who would be let go',
      owner,
      { is_active: false },
      { ...byOwner, otherOwners: 0 },
      { rule: 'last_owner' },
    ],
    [
      'of the last owner, who would be less',
      owner,
      { role: 'admin' },
      { ...byOwner, otherOwners: 0 },
      { rule: 'last_owner' },
    ],
    [
      'of the last owner, by an operator',
      owner,
      { is_active: false },
      { ...byOwner, ...byRole('super_admin'), otherOwners: 0 },
      { rule: 'last_owner' },
    ],
  ])('may not be changed: %s', (_, member, wanted, circumstances, refusal) => {
    expect(changeOf(member, wanted, circumstances)).toMatchObject(refusal);
  });
});
