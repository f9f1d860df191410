/**
 * The one table of who may do what. A route asks for a permission, never for a role.
 * `platform` permissions reach across venues; `venue` ones work inside the caller's venue.
 */
export const permissions = {
  'tenants.read': { scope: 'platform', meaning: 'see every venue of the platform' },
  'tenants.write': { scope: 'platform', meaning: 'open venues and change any of them' },
  'audit.read': { scope: 'either', meaning: 'read the audit log: an operator all of it, staff their venue’s' },
  'templates.read': { scope: 'venue', meaning: 'see the notification templates' },
  'self.read': { scope: 'self', meaning: 'see who one is signed in as' },
} as const satisfies Record<string, { scope: 'platform' | 'venue' | 'either' | 'self'; meaning: string }>;

export type Permission = keyof typeof permissions;

export const roleNames = ['super_admin', 'owner', 'admin', 'manager', 'receptionist', 'specialist', 'guest'] as const;
export type Role = (typeof roleNames)[number];

const everyone: Permission[] = ['self.read'];
const manager: Permission[] = [...everyone, 'templates.read'];
const admin: Permission[] = [...manager, 'audit.read'];

export const roles: Record<Role, readonly Permission[]> = {
  super_admin: Object.keys(permissions) as Permission[],
  owner: admin,
  admin,
  manager,
  receptionist: everyone,
  specialist: everyone,
  guest: everyone,
};

export const allows = (role: Role, permission: Permission): boolean => roles[role].includes(permission);
