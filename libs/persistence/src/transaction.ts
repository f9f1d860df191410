import { Caller } from '@guestflow/access';
import { EventName, Fact, StateOf, catalogue, errorsOf, typeOf } from '@guestflow/contracts';
import { currentTraceparent } from '@guestflow/observability';
import { NotFound } from '@guestflow/problems';
import { QueryResultRow } from 'pg';
import { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { newId } from './ids';
import { literalOf } from './literals';
import { Session } from './session';
import { nameOf } from './statement-names';

/** What happened, as a use case tells it. */
export interface Told<State> {
  after: State;
  before?: State;
  /** Who did it, where it is not the caller: a sign-in is made by nobody yet. */
  actor?: string;
  /** The venue it belongs to, where the transaction is of none: an operator opens a venue. */
  venueId?: string;
}

/** What is done at once with all that was gathered for it. */
type GatheredWork<Item> = (tx: Transaction, items: Item[]) => Promise<void>;

interface State {
  over: boolean;
  afterwards: (() => void)[];
  /** By venue. */
  gathered: Map<string | undefined, Map<GatheredWork<never>, unknown[]>>;
}

/**
 * One transaction, of one venue. It is the only place an event can be emitted from, so none leaves
 * without its change, and no change without its event.
 */
export class Transaction {
  constructor(
    private readonly session: Session,
    readonly caller: Caller,
    private readonly source: string,
    private readonly told: Fact[] = [],
    private readonly state: State = { over: false, afterwards: [], gathered: new Map() },
  ) {}

  /** The same transaction in another's name: what it emits leaves with this one's commit. */
  onBehalfOf(caller: Caller, session = this.session): Transaction {
    return new Transaction(session, caller, this.source, this.told, this.state);
  }

  /** The same for everything that goes on in the transaction, whatever the venue. */
  get whole(): object {
    return this.state;
  }

  /** TypeORM's, on this transaction. */
  get manager(): EntityManager {
    return this.session.manager;
  }

  /** A part of the work inside another venue, in the same transaction: an owner joins all venues of the organization. */
  async inVenue<T>(venueId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const caller = { ...this.caller, venueId };
    const { elsewhere } = this.session;
    if (elsewhere) return work(this.onBehalfOf(caller, elsewhere(venueId)));
    const enter = (id: string) => this.query(`SELECT set_config('app.venue_id', $1, true)`, [id]);
    await enter(venueId);
    const result = await work(this.onBehalfOf(caller));
    // Where the work failed the transaction is over, and with it the setting.
    await enter(this.caller.venueId ?? '');
    return result;
  }

  /** Plain SQL, for hot paths and for reads. */
  async query<Row extends QueryResultRow>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    this.assertRunning();
    return (await this.session.client.query<Row>({ name: nameOf(sql, parameters), text: sql, values: parameters }))
      .rows;
  }

  /** The row, or the 404 that another venue's row gets too. `lock` holds it until the end of the transaction. */
  async findOrFail<Entity extends ObjectLiteral>(
    entity: EntityTarget<Entity>,
    id: string,
    { lock = false } = {},
  ): Promise<Entity> {
    const found = await this.manager.findOne(entity, {
      where: { id } as unknown as FindOptionsWhere<Entity>,
      ...(lock && { lock: { mode: 'pessimistic_write' } }),
    });
    if (!found) throw new NotFound();
    return found;
  }

  emit<Name extends EventName>(name: Name, { after, before, actor, venueId }: Told<StateOf<Name>>): void {
    this.assertRunning();
    const { state, owner } = catalogue[name];
    if (`/guestflow/${owner}` !== this.source) throw new Error(`${name} is ${owner}'s to tell, not ${this.source}'s`);
    const wrong = errorsOf(state, after);
    if (wrong.length > 0) throw new Error(`${name} cannot be told: ${wrong.map((error) => error.property).join(', ')}`);
    const { caller } = this;
    this.told.push({
      specversion: '1.0',
      id: newId(),
      source: this.source,
      type: typeOf(name),
      subject: after.id,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      venueid: venueId ?? caller.venueId,
      actor: actor ?? caller.actor,
      impersonator: caller.impersonatorId,
      actorip: caller.ip,
      actoragent: caller.userAgent,
      requestid: caller.requestId,
      traceparent: currentTraceparent(),
      data: { version: after.version, after, before },
    });
  }

  /**
   * Kept until the venue's work in this transaction is done, and then done at once with all that was gathered for the
   * same work: a consumer that handles a hundred events together writes them together. When it fails, all of it fails.
   */
  gather<Item>(work: GatheredWork<Item>, item: Item): void {
    this.assertRunning();
    const { gathered } = this.state;
    const { venueId } = this.caller;
    const ofVenue = gathered.get(venueId) ?? new Map<GatheredWork<never>, unknown[]>();
    const items = ofVenue.get(work) ?? [];
    items.push(item);
    gathered.set(venueId, ofVenue.set(work, items));
  }

  /** Does what was gathered in the venue. */
  async doGathered(): Promise<void> {
    const { gathered } = this.state;
    const { venueId } = this.caller;
    for (let ofVenue = gathered.get(venueId); ofVenue; ofVenue = gathered.get(venueId)) {
      gathered.delete(venueId);
      for (const [work, items] of ofVenue) await work(this, items as never[]);
    }
  }

  /** Done once the commit has held, and never when it has not. A crash between the two loses it: for wake-ups only. */
  afterCommit(work: () => void): void {
    this.assertRunning();
    this.state.afterwards.push(work);
  }

  /** How many events wait for the commit. */
  get emitted(): number {
    return this.told.length;
  }

  /** The end of the transaction: its events and COMMIT go in one round trip. */
  async commit(): Promise<void> {
    if (this.state.gathered.size > 0) throw new Error('What was gathered in another venue was not done');
    this.end();
    // Several statements have several results, which the types of pg do not say.
    const results = [await this.session.client.query(`${outboxInsert(this.told)}COMMIT`)].flat();
    // PostgreSQL answers so, and with no error, when a statement had failed and the work went on as if it had not.
    if (results.at(-1)?.command !== 'COMMIT') throw new Error('A statement had failed, so nothing was committed');
    for (const work of this.state.afterwards) work();
  }

  /**
   * From here on it takes nothing more. What a failed piece of work left running would otherwise go on with the
   * connection, in the middle of somebody else's transaction.
   */
  end(): void {
    this.state.over = true;
  }

  assertRunning(): void {
    if (this.state.over) throw new Error('The transaction is over');
  }
}

/** As a simple query, so literals stand in it: parameters would need a round trip of their own. */
function outboxInsert(facts: Fact[]): string {
  if (facts.length === 0) return '';
  const rows = facts.map((fact) => `(${[fact.type, fact.subject, JSON.stringify(fact)].map(literalOf).join(',')})`);
  return `INSERT INTO outbox (type, subject, fact) VALUES ${rows.join(',')};`;
}
