import { now } from '../rig/clock';

/** When each event was done with, by its entity's id. */
export class Ledger {
  private entries: [id: string, at: number][] = [];
  private expected = 0;
  private whenFull?: (entries: [id: string, at: number][]) => void;

  open(expected: number): void {
    this.entries = [];
    this.expected = expected;
  }

  note(id: string): void {
    this.entries.push([id, now()]);
    if (this.entries.length >= this.expected) this.whenFull?.(this.entries);
  }

  full(): Promise<[id: string, at: number][]> {
    if (this.entries.length >= this.expected) return Promise.resolve(this.entries);
    return new Promise((resolve) => (this.whenFull = resolve));
  }
}
