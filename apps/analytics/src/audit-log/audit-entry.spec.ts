import { Fact } from '@guestflow/contracts';
import { auditEntryOf } from './audit-entry';

const fact = (type: string, actor: string) => ({ type, actor, subject: 'x' }) as Fact;

describe('what the audit log says of a fact', () => {
  it('uses the requirements’ words for the usual verbs', () => {
    expect(auditEntryOf(fact('venue.created.v1', 'user:7'))).toEqual({
      actor: 'user:7',
      user_id: '7',
      action: 'create',
      entity_type: 'venue',
      entity_id: 'x',
    });
    expect(auditEntryOf(fact('user.signed_in.v2', 'user:7')).action).toBe('login');
  });

  it('names a partner’s key as the one who did it, and no user', () => {
    expect(auditEntryOf(fact('venue.changed.v1', 'api_key:7'))).toMatchObject({ actor: 'api_key:7', user_id: null });
  });

  it('keeps other verbs as they are, and names no user where there was none', () => {
    expect(auditEntryOf(fact('booking.no_show.v1', 'system'))).toMatchObject({ action: 'no_show', user_id: null });
  });
});
