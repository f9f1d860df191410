import { Fact } from '@guestflow/contracts';

export interface AuditEntry {
  actor: string;
  user_id: string | null;
  action: string;
  entity_type: string;
  entity_id: string;
}

/** The requirements' words for what happened; other verbs stand for themselves. */
const actions: Record<string, string> = {
  created: 'create',
  changed: 'update',
  deleted: 'delete',
  signed_in: 'login',
  sign_in_failed: 'login_failed',
  impersonated: 'impersonate',
  signed_out: 'logout',
};

/** What the audit log says of a fact. */
export function auditEntryOf({ type, actor, subject }: Fact): AuditEntry {
  const [entity = '', ...rest] = type.replace(/\.v\d+$/, '').split('.');
  const verb = rest.join('.');
  return {
    actor,
    user_id: actor.startsWith('user:') ? actor.slice('user:'.length) : null,
    action: actions[verb] ?? verb,
    entity_type: entity,
    entity_id: subject,
  };
}
