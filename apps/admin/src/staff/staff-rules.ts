/** Those who work at a venue, the mightiest first. */
export const staffRoles = ['owner', 'admin', 'manager', 'receptionist', 'specialist'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Nobody gives or takes a role above his own; an operator gives any. The server has the last word. */
export const rolesToGive = (own: string): readonly StaffRole[] =>
  own === 'super_admin' ? staffRoles : staffRoles.slice(Math.max(0, rankOf(own)));

export const mayChange = (me: { id: string; role: string }, other: { id: string; role: string }): boolean =>
  me.id !== other.id && (me.role === 'super_admin' || rankOf(other.role) >= rankOf(me.role));

const rankOf = (role: string): number => (staffRoles as readonly string[]).indexOf(role);
