import { randomUUID } from 'node:crypto';
import { NotAFact, validateFact } from './validate-fact';

const id = randomUUID();
const fact = (changed: object) => ({
  specversion: '1.0',
  id: randomUUID(),
  source: '/guestflow/identity',
  type: 'api_key.changed.v1',
  subject: id,
  time: '2026-11-21T12:00:00Z',
  datacontenttype: 'application/json',
  venueid: randomUUID(),
  actor: 'system',
  data: {
    version: 2,
    after: { id, version: 2, name: 'Widget', scopes: ['templates.read'], expires_at: null, revoked_at: null },
  },
  ...changed,
});

describe('who did it, in a fact', () => {
  it.each(['system', 'anonymous', ...['user', 'guest', 'bot', 'api_key'].map((kind) => `${kind}:${id}`)])(
    'may be %s',
    (actor) => {
      expect(validateFact(fact({ actor })).actor).toBe(actor);
    },
  );

  it.each(['', 'somebody', 'api_key', 'api_key:', 'api_key:gf_secret', `robot:${id}`, `user:${id} `, undefined])(
    'may not be %p',
    (actor) => {
      expect(() => validateFact(fact({ actor }))).toThrow(NotAFact);
    },
  );
});
