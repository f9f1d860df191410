interface Addressee {
  id: string;
}

/** Who is to get the same words. `isCut`: there were more than can be written to at once. */
export interface Chosen<T extends Addressee> {
  guests: T[];
  isCut: boolean;
}

export const nobody = { guests: [], isCut: false };

export const most = 200;

/** Each once, as many as there is room for. `total`: how many there are of whom `more` are the first. */
export function withMore<T extends Addressee>({ guests }: Chosen<T>, more: readonly T[], total = 0): Chosen<T> {
  const all = new Map([...guests, ...more].map((guest) => [guest.id, guest]));
  return { guests: [...all.values()].slice(0, most), isCut: all.size > most || total > more.length };
}

/** Once somebody is taken out, what was left out is no longer known. */
export const without = <T extends Addressee>({ guests }: Chosen<T>, id: string): Chosen<T> => ({
  guests: guests.filter((guest) => guest.id !== id),
  isCut: false,
});
