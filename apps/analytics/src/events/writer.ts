import { Injectable } from '@nestjs/common';
import { Fact } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { Privacy } from '../privacy/privacy';
import { EventLog, soundEntry } from './append';
import { entryOf } from './entry-of';

/** Whatever is told is written down, with who, from where, before and after; of a venue, what came together at once. */
@Injectable()
export class EventWriter {
  constructor(
    private readonly log: EventLog,
    private readonly privacy: Privacy,
  ) {}

  /** In the order they came. From here on nobody else writes or counts in the venue. */
  async write(tx: Transaction, facts: readonly Fact[]): Promise<void> {
    // What asks about what is written, or says who is to be forgotten from there on, ends a part.
    for (let from = 0; from < facts.length;) {
      const asking = facts.findIndex((fact, index) => index >= from && this.privacy.asks(fact));
      const until = asking < 0 ? facts.length : asking + 1;
      await this.writePart(tx, facts.slice(from, until));
      if (asking >= 0) await this.privacy.heard(tx, facts[asking]!);
      from = until;
    }
  }

  private async writePart(tx: Transaction, facts: readonly Fact[]): Promise<void> {
    // Before anything else of the venue: whoever has it knows who was forgotten there until then.
    const holding = this.log.hold(tx);
    const forgetting = this.privacy.forgottenIn(tx, facts);
    const entries = facts.map((fact) => soundEntry(entryOf(fact)));
    const [head, forgotten] = await Promise.all([holding, forgetting]);
    await this.log.append(tx, this.privacy.withoutThem(entries, forgotten), head);
  }
}
