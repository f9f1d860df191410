import {
  allows,
  keyPermissions,
  mayGiveToKey,
  mayGrant,
  Permission,
  permissionNames,
  permissions,
  permissionsOf,
  roleNames,
  roles,
  staffRoles,
} from './permissions';

describe('the table of permissions', () => {
  const platformOnly = permissionNames.filter((permission) => permissions[permission].scope === 'platform');

  it('gives what reaches across venues to the super admin alone', () => {
    for (const role of roleNames.filter((role) => role !== 'super_admin')) {
      for (const permission of platformOnly)
        expect([role, permission, allows({ role }, permission)]).toEqual([role, permission, false]);
    }
  });

  it('lets the super admin do everything', () => {
    for (const permission of permissionNames) expect(allows({ role: 'super_admin' }, permission)).toBe(true);
  });

  it('lets each of the staff do what those below may', () => {
    staffRoles.slice(1).forEach((role, index) => {
      const above = staffRoles[index]!;
      expect([above, roles[role].filter((permission) => !roles[above].includes(permission))]).toEqual([above, []]);
    });
  });

  it('lets a partner do what its key was given, and of that only what keys can be given', () => {
    const partner = { role: 'partner' as const, scopes: ['venue.read', 'users.write', 'tenants.read', 'no.such'] };
    expect(permissionsOf(partner)).toEqual(['venue.read']);
    expect(allows({ role: 'partner' }, 'venue.read')).toBe(false);
  });

  it('lets nobody erase a guest by an account who could not erase one by the card, but the bot; no key can be given it', () => {
    const may = (permission: Permission) => roleNames.filter((role) => roles[role].includes(permission));
    expect(may('bot.forget')).toEqual(may('guests.erase'));
    expect(keyPermissions).not.toContain('bot.forget');
  });

  it('lets a bot act for guests, and a guest of its Mini App see to his own bookings: nothing else', () => {
    expect(permissionsOf({ role: 'bot' })).toEqual(['bot.act', 'bot.forget']);
    expect(permissionsOf({ role: 'app_guest' })).toEqual(['own_bookings.read', 'own_bookings.write']);
    // Scopes are a key's alone.
    expect(permissionsOf({ role: 'app_guest', scopes: ['bot.act'] })).not.toContain('bot.act');
    for (const role of ['bot', 'app_guest'] as const) expect(mayGrant({ role }, 'guest')).toBe(false);
  });

  it('keeps staff, keys and the platform out of reach of any key', () => {
    for (const permission of keyPermissions)
      expect([permission, permissions[permission].scope]).toEqual([permission, 'venue']);
    expect(keyPermissions).not.toContain('users.write');
  });

  it('lets nobody give a key what keys cannot be given, or what he does not hold', () => {
    expect(mayGiveToKey({ role: 'admin' }, ['venue.read', 'templates.read'])).toBe(true);
    expect(mayGiveToKey({ role: 'admin' }, [])).toBe(true);
    expect(mayGiveToKey({ role: 'super_admin' }, ['venue.read', 'users.write'])).toBe(false);
    expect(mayGiveToKey({ role: 'receptionist' }, ['venue.read'])).toBe(true);
    expect(mayGiveToKey({ role: 'receptionist' }, ['venue.read', 'templates.read'])).toBe(false);
    expect(mayGiveToKey({ role: 'partner', scopes: ['venue.read'] }, ['templates.read'])).toBe(false);
  });

  it.each([
    ['owner', 'owner', true],
    ['admin', 'owner', false],
    ['admin', 'manager', true],
    ['manager', 'admin', false],
    ['manager', 'specialist', true],
    ['receptionist', 'specialist', true],
    ['guest', 'specialist', false],
    ['owner', 'super_admin', false],
    ['super_admin', 'owner', true],
    ['partner', 'specialist', false],
  ] as const)('asked whether %s may give the role %s: %s', (role, given, answer) => {
    expect(mayGrant({ role }, given)).toBe(answer);
  });
});
