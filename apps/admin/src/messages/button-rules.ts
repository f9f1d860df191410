/** A button below a message: it does something in the bot, or leads somewhere. */
export interface Key<Action extends string = string> {
  text: string;
  action?: Action;
  url?: string;
}

export interface KeyFault {
  text?: 'blank';
  url?: 'wrong';
}

/** Telegram puts no other address on a button, and a guest could not open it. */
export function isOfTheWeb(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && hostname.includes('.') && !/^127\.|\.localhost$/.test(hostname);
}

/** What is wrong with each. */
export const faultsOfKeys = (keys: readonly Key[]): KeyFault[] =>
  keys.map(({ text, action, url }) => ({
    ...(text.trim() === '' && { text: 'blank' as const }),
    ...(action === undefined && !isOfTheWeb(url ?? '') && { url: 'wrong' as const }),
  }));

export const areSound = (keys: readonly Key[]): boolean =>
  faultsOfKeys(keys).every(({ text, url }) => text === undefined && url === undefined);

/** As it is sent: an address or an action, and nothing that is not said. */
export const plainKey = <Action extends string>({ text, action, url }: Key<Action>): Key<Action> => ({
  text,
  ...(action === undefined ? { url: url ?? '' } : { action }),
});

export const areSame = (some: readonly Key[], others: readonly Key[]): boolean =>
  JSON.stringify(some.map(plainKey)) === JSON.stringify(others.map(plainKey));
