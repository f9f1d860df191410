/**
 * What a gateway and identity tell each other about once a second, behind the door: what was revoked since, and how much
 * was asked for at all the gateways together.
 */
export const pulsePath = 'internal/pulse';

export interface PulseQuestion {
  /** The cursor of the last answer; without it, everything that may still matter. */
  since?: number;
  /** What this gateway has counted since it last told. */
  counts?: RequestCounts & {
    /** Slots that began before this moment are past. */
    from: number;
  };
}

export interface PulseAnswer {
  /** The database's time of this answer, in milliseconds. */
  cursor: number;
  /** Sessions and API keys that were ended or changed: the least generation that is still good, null when none is. */
  sessions: ChangedSession[];
  /** All venues that are suspended now. */
  suspended_venues: string[];
  /** Of the keys asked with, what all gateways have counted. */
  totals: RequestCounts;
  /** What addresses are hashed with before they are told; another one every day. */
  salt: string;
}

export interface ChangedSession {
  sid: string;
  gen: number | null;
}

/** The columns of a table: who, in the slot that began when, how many. */
export interface RequestCounts {
  keys: string[];
  slots: number[];
  counts: number[];
}

/** More are not told in one beat. */
export const maxCountsTold = 10_000;
