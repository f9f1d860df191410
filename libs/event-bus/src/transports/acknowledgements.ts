/** What of a channel's messages can be acknowledged by one frame for all up to a tag, and what needs one of its own. */
export interface Acknowledged {
  upTo?: number;
  singly: number[];
}

/**
 * Gathers what is done in one turn of the event loop. RabbitMQ takes "all up to this one" for the work of a single
 * acknowledgement; that is said only when none before it is still in hand.
 */
export class Acknowledgements {
  // A channel numbers its messages upwards, and a Set keeps the order: the first is the lowest.
  private readonly inHand = new Set<number>();
  private done: number[] = [];

  constructor(private readonly send: (acknowledged: Acknowledged) => void) {}

  take(tag: number): void {
    this.inHand.add(tag);
  }

  /** It was settled in another way. */
  drop(tag: number): void {
    this.inHand.delete(tag);
  }

  acknowledge(tag: number): void {
    this.inHand.delete(tag);
    if (this.done.push(tag) === 1) process.nextTick(() => this.flush());
  }

  private flush(): void {
    const { done } = this;
    this.done = [];
    this.send(together(done, this.inHand.values().next().value));
  }
}

export function together(done: number[], lowestInHand = Infinity): Acknowledged {
  const below = done.filter((tag) => tag < lowestInHand);
  const singly = done.filter((tag) => tag > lowestInHand);
  return below.length > 0 ? { upTo: Math.max(...below), singly } : { singly };
}
