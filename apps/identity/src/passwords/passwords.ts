import os from 'node:os';
import { Transaction } from '@guestflow/persistence';
import { hash, verify } from '@node-rs/argon2';
import { AtOnce } from './at-once';

// argon2id with OWASP's least memory. The algorithm's number is written out: it is a const enum of the library.
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Of the process, whatever runs in it: each hash takes its memory and a core. A full line is some seconds' work.
const hashing = new AtOnce(Math.min(4, os.availableParallelism()), 100);

/** Of no password: checked where there is no account, so that the answer takes as long as for a wrong password. */
let hashOfNothing: Promise<string> | undefined;

export const hashPassword = (password: string): Promise<string> => hashing.run(() => hash(password, cost));

export async function passwordMatches(hashed: string | null | undefined, password: string): Promise<boolean> {
  hashOfNothing ??= hash('there is no such account', cost);
  const against = hashed ?? (await hashOfNothing);
  const matches = await hashing.run(() => verify(against, password));
  return matches && Boolean(hashed);
}

/**
 * Whether the password that was checked is the account's even now. Checking takes a while, and is done outside
 * transactions: whoever set a new one meanwhile has shut the old one out. The account is held until the end.
 */
export async function isStillThePassword(
  tx: Transaction,
  { id, passwordHash }: { id: string; passwordHash: string | null },
): Promise<boolean> {
  const rows = await tx.query('SELECT 1 FROM users WHERE id = $1 AND password_hash = $2 FOR NO KEY UPDATE', [
    id,
    passwordHash,
  ]);
  return rows.length > 0;
}
