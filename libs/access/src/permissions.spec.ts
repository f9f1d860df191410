import { allows, permissions, Permission, roleNames } from './permissions';

describe('the table of permissions', () => {
  const platformOnly = (Object.keys(permissions) as Permission[]).filter(
    (permission) => permissions[permission].scope === 'platform',
  );

  it('gives what reaches across venues to the super admin alone', () => {
    for (const role of roleNames.filter((role) => role !== 'super_admin')) {
      for (const permission of platformOnly)
        expect([role, permission, allows(role, permission)]).toEqual([role, permission, false]);
    }
  });

  it('lets the super admin do everything', () => {
    for (const permission of Object.keys(permissions) as Permission[])
      expect(allows('super_admin', permission)).toBe(true);
  });
});
