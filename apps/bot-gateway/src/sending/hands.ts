/** Few of them were taken after all, and those are found within a second. */
const mostUnheard = 10_000;

/** Which deliveries this process has in hand, and of which it cannot know whether the ledger says so. */
export class Hands {
  /** What is being done with here: what the ledger has in this replica's hand and is not among them, somebody lost. */
  private readonly held = new Set<string>();
  /** Taken in a transaction of which it was not heard how it ended: nothing of them was sent. */
  private readonly unheard = new Set<string>();

  /** What is taken is held before others can see that it is taken. */
  async taking<T>(run: (begin: () => void, take: (id: string) => void) => Promise<T>): Promise<T> {
    let taken: string | undefined;
    // What was taken in a try that was rolled back is not.
    const begin = () => {
      if (taken) this.held.delete(taken);
      taken = undefined;
    };
    const take = (id: string) => {
      begin();
      taken = id;
      this.held.add(id);
      // Once this is heard it may be sent.
      this.unheard.delete(id);
    };
    try {
      return await run(begin, take);
    } catch (error) {
      if (taken) this.unheard.add(taken);
      begin();
      if (this.unheard.size > mostUnheard) this.unheard.delete(this.unheard.keys().next().value!);
      throw error;
    }
  }

  /** Nothing is done with it here any more. */
  release(id: string): void {
    this.held.delete(id);
  }

  isHeld(id: string): boolean {
    return this.held.has(id);
  }

  /** Of what somebody lost here: whether it surely was not sent. */
  isUnsent(id: string): boolean {
    return this.unheard.has(id);
  }
}
