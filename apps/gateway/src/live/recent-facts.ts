import { Permission } from '@guestflow/access';
import { newId } from '@guestflow/persistence';

/** A fact as it is told: who may hear it, and the message as it stands in a stream. */
export interface ToldFact {
  id: string;
  venueId: string;
  permission: Permission;
  message: string;
}

export interface Keeping {
  /** How many of a venue, */
  perVenue: number;
  /** of all of them, */
  total: number;
  /** and for how long. */
  ms: number;
}

interface Kept {
  fact: ToldFact;
  at: number;
}

interface OfVenue {
  /** Where the kept ones begin: the last one that was let go, or the beginning of all. Who stands here has missed none. */
  from: string;
  /** Where they end: asked for by every reader with every beat. */
  newest: string;
  facts: Map<string, Kept>;
}

/**
 * What was told lately, so that a reader who was cut off hears what he has missed. It knows for certain whether it can
 * say that: who stands at an id that it does not know must ask everything anew.
 */
export class RecentFacts {
  /** In the order they came, which a Map keeps. */
  private readonly all = new Map<string, Kept>();
  private readonly venues = new Map<string, OfVenue>();
  /** Where everybody stands who has heard nothing since we listen without a gap. */
  private beginning = newId();

  constructor(private readonly keeping: Keeping) {}

  get size(): number {
    return this.all.size;
  }

  /** False when it is known already: a fact may be told twice. */
  add(fact: ToldFact, now: number): boolean {
    if (this.all.has(fact.id)) return false;
    const kept = { fact, at: now };
    const venue = this.ofVenue(fact.venueId);
    const { facts } = venue;
    this.all.set(fact.id, kept);
    facts.set(fact.id, kept);
    venue.newest = fact.id;
    if (facts.size > this.keeping.perVenue) this.letGo(facts.values().next().value!);
    if (this.all.size > this.keeping.total) this.letGo(this.all.values().next().value!);
    this.letGoOld(now);
    return true;
  }

  /** What was told at the venue since this id; undefined when that cannot be said. */
  since(venueId: string, id: string, now: number): ToldFact[] | undefined {
    this.letGoOld(now);
    const { from, facts } = this.ofVenue(venueId);
    if (id !== from && !facts.has(id)) return undefined;
    const told = [...facts.values()].map(({ fact }) => fact);
    return id === from ? told : told.slice(told.findIndex((fact) => fact.id === id) + 1);
  }

  /** Where somebody stands who has heard all there was. */
  newest(venueId: string): string {
    return this.ofVenue(venueId).newest;
  }

  /** Some may have been missed: from here on it begins anew, and nobody can be told what was before. */
  forget(): void {
    this.all.clear();
    this.venues.clear();
    this.beginning = newId();
  }

  private letGoOld(now: number): void {
    for (const kept of this.all.values()) {
      if (kept.at > now - this.keeping.ms) break;
      this.letGo(kept);
    }
  }

  private letGo({ fact: { id, venueId } }: Kept): void {
    const venue = this.ofVenue(venueId);
    this.all.delete(id);
    venue.facts.delete(id);
    venue.from = id;
  }

  private ofVenue(venueId: string): OfVenue {
    const known = this.venues.get(venueId);
    if (known) return known;
    const fresh = { from: this.beginning, newest: this.beginning, facts: new Map<string, Kept>() };
    this.venues.set(venueId, fresh);
    return fresh;
  }
}
