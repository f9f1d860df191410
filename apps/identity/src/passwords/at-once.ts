import { Unavailable } from '@guestflow/problems';

/** Lets only so many pieces of work run at once; the others wait in line, and beyond the line's length are sent away. */
export class AtOnce {
  private running = 0;
  private readonly line: (() => void)[] = [];

  constructor(
    private readonly most: number,
    private readonly longestLine: number,
  ) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.most) {
      if (this.line.length >= this.longestLine) throw new Unavailable('Too many sign-ins at once', 2);
      // Whoever is done hands his place on, so it is never free for one who comes by.
      await new Promise<void>((go) => this.line.push(go));
    } else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.line.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
