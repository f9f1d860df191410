import { dictionary } from '@zxcvbn-ts/language-common';

let known: ReadonlySet<string> | undefined;

/** The passwords most often found in leaks. Put together when first asked for: most processes never are. */
export const commonPasswords = (): ReadonlySet<string> => (known ??= new Set(dictionary.passwords));
