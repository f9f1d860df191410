import { Fact, MemberState, parseType, UserState } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';

const ofAccount = ['user.registered', 'user.changed'];
const ofPlace = ['member.created', 'member.changed'];

interface UserName {
  user_id: string;
  name: string;
  version: number;
  told_at: string;
}

/** How whoever works here is called: by his account, or, while nothing was told of that, by his place at a venue. */
export function nameIn(fact: Fact): UserName | undefined {
  const { name } = parseType(fact.type)!;
  if (ofAccount.includes(name)) {
    const { id, name: called, version } = fact.data.after as UserState;
    return { user_id: id, name: called, version, told_at: fact.time };
  }
  if (!ofPlace.includes(name)) return undefined;
  const { user_id, name: called, updated_at: told_at } = fact.data.after as MemberState;
  return { user_id, name: called, version: 0, told_at };
}

export async function keepUserNames(tx: Transaction, facts: readonly Fact[]): Promise<void> {
  const newest = new Map<string, UserName>();
  for (const each of facts.map(nameIn)) {
    const known = each && newest.get(each.user_id);
    if (each && (!known || isNewer(each, known))) newest.set(each.user_id, each);
  }
  if (newest.size === 0) return;
  // Somebody may work in several venues: whoever has such names in hand is alone with them, and asks for nothing after.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('user names', 0))`);
  await tx.query(
    `INSERT INTO user_names AS kept (user_id, name, version, told_at)
     SELECT user_id, name, version, told_at
       FROM json_to_recordset($1::json) AS row (user_id uuid, name text, version integer, told_at timestamptz)
     ON CONFLICT (user_id) DO UPDATE SET name = excluded.name, version = excluded.version, told_at = excluded.told_at
      WHERE (kept.version, kept.told_at) < (excluded.version, excluded.told_at)`,
    [JSON.stringify([...newest.values()])],
  );
}

const isNewer = (one: UserName, other: UserName): boolean =>
  one.version === other.version ? Date.parse(one.told_at) > Date.parse(other.told_at) : one.version > other.version;
