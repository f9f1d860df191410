import { Fact } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';

/** The venue of the transaction, as its days are counted. */
export interface CountedVenue {
  venueId: string;
  /** Its days begin and end by this zone's clocks. */
  zone: string;
}

/**
 * What a kind of facts comes to: rows that can be asked quickly. Whatever order facts come in, and however often one
 * comes, the rows are those that the newest version of each entity gives; so they can be thrown away and built anew.
 */
export interface Model {
  /** By the names of the facts. */
  reads(name: string): boolean;
  /** All of it: emptied before it is built anew. */
  readonly tables: readonly string[];
  /** Brings the rows up to these facts of one venue, in the order they came. Nobody else does so in the venue meanwhile. */
  hear(tx: Transaction, facts: readonly Fact[], venue: CountedVenue): Promise<void>;
  /** Counts anew from what is kept: the venue's days begin at other moments now. */
  recount(tx: Transaction, venue: CountedVenue): Promise<void>;
}
