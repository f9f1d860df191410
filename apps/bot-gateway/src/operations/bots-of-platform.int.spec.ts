import { Caller } from '@guestflow/access';
import { newId } from '@guestflow/persistence';
import { openBots, OpenedBots } from '../bots/testing/opened-bots';
import { BotsOfPlatformController, BotsOfPlatformQuery } from './bots-of-platform.controller';

describe('all bots of the platform', () => {
  let house: OpenedBots;
  const operator: Caller = { actor: `user:${newId()}`, role: 'super_admin', requestId: 'asking' };
  const names = { never: '', long: '', lately: '', off: '', unlinked: '' };

  beforeAll(async () => {
    house = await openBots();
    const { service } = house.room();
    const connected = async (sql: string) => {
      const { username, token } = house.newBot();
      const { id } = await service.connect(await house.open(), { token });
      if (sql) await house.admin.query(`UPDATE bot_gateway.bots SET ${sql} WHERE id = $1`, [id]);
      return username;
    };
    names.never = await connected('');
    names.long = await connected(`last_error = 'It fell', last_error_at = now() - interval '3 days'`);
    names.lately = await connected(`last_error = 'It fell', last_error_at = now() - interval '1 hour'`);
    names.off = await connected('is_active = false');
    names.unlinked = await connected('is_active = false, unlinked_at = now(), sealed_token = NULL');
  });
  afterAll(() => house?.close());

  const list = async (asked: Partial<BotsOfPlatformQuery> = {}) => {
    const query = Object.assign(new BotsOfPlatformQuery(), asked);
    const { items, total } = await new BotsOfPlatformController(house.transactions).list(operator, query);
    expect(total).toBe(items.length);
    return items.map(({ bot_username }) => bot_username);
  };

  it('are those that are linked, the ones with trouble first', async () => {
    expect(await list()).toEqual([names.lately, names.never, names.long, names.off]);
    expect(await list({ sort: 'last_error_at:desc,bot_username' })).toEqual([
      ...[names.lately, names.long, names.never, names.off],
    ]);
  });

  it.each<[BotsOfPlatformQuery['state'], (keyof typeof names)[]]>([
    ['working', ['never', 'long']],
    ['off', ['off']],
    ['troubled', ['lately']],
  ])('that are %s can be asked for by themselves, also those that never failed', async (state, expected) => {
    expect(await list({ state })).toEqual(expected.map((name) => names[name]));
  });
});
