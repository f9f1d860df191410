import { hash, verify } from '@node-rs/argon2';

// argon2id with OWASP's least memory. The algorithm's number is written out: it is a const enum of the library.
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of no password: checked where there is no account, so that the answer takes as long as for a wrong password. */
let hashOfNothing: Promise<string> | undefined;

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

export async function passwordMatches(hashed: string | null | undefined, password: string): Promise<boolean> {
  hashOfNothing ??= hashPassword('there is no such account');
  const matches = await verify(hashed ?? (await hashOfNothing), password);
  return matches && Boolean(hashed);
}
