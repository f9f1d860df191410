import { Transaction } from '@guestflow/persistence';

interface Asked<Item, Result> {
  item: Item;
  done: (result: Result) => void;
  failed: (error: unknown) => void;
}

/**
 * What several venues of one transaction ask in the same moment is asked at once: a batch of a hundred events may be of a
 * hundred venues, and a statement for each would cost more than what it does.
 */
export class Together<Item, Result> {
  private readonly waiting = new WeakMap<object, Asked<Item, Result>[]>();

  /** `ask` answers each item, in their order. */
  constructor(private readonly ask: (tx: Transaction, items: Item[]) => Promise<Result[]>) {}

  of(tx: Transaction, item: Item): Promise<Result> {
    return new Promise<Result>((done, failed) => {
      const others = this.waiting.get(tx.whole);
      if (others) return void others.push({ item, done, failed });
      const all = [{ item, done, failed }];
      this.waiting.set(tx.whole, all);
      // By then everybody who goes on from the same answer has asked.
      process.nextTick(() => {
        this.waiting.delete(tx.whole);
        this.answer(tx, all).catch((error: unknown) => all.forEach((each) => each.failed(error)));
      });
    });
  }

  private async answer(tx: Transaction, all: Asked<Item, Result>[]): Promise<void> {
    const results = await this.ask(
      tx,
      all.map(({ item }) => item),
    );
    all.forEach(({ done }, index) => done(results[index]!));
  }
}
