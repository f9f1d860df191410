import { mayChange, rolesToGive } from './staff-rules';

describe('who works here', () => {
  it('gives no role above his own', () => {
    expect(rolesToGive('manager')).toEqual(['manager', 'receptionist', 'specialist']);
    expect(rolesToGive('super_admin')).toHaveLength(5);
  });

  it('changes nobody above himself, and not himself', () => {
    const manager = { id: 'm', role: 'manager' };
    expect(mayChange(manager, { id: 'o', role: 'owner' })).toBe(false);
    expect(mayChange(manager, { id: 'r', role: 'receptionist' })).toBe(true);
    expect(mayChange(manager, manager)).toBe(false);
    expect(mayChange({ id: 's', role: 'super_admin' }, { id: 'o', role: 'owner' })).toBe(true);
  });
});
