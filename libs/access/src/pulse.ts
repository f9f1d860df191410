/**
 * What a gateway and identity tell each other about once a second, behind the door: what was revoked since, and how much
 * was asked for at all the gateways together.
 */
export const pulsePath = 'internal/pulse';

export interface PulseQuestion {
  /** The cursor of the last answer; without it, everything that may still matter. */
  since?: number;
}

export interface PulseAnswer {
  /** The database's time of this answer, in milliseconds. */
  cursor: number;
  /** What was ended or changed: the least generation that is still good, null when none is. */
  sessions: ChangedSession[];
  /** All venues that are suspended now. */
  suspended_venues: string[];
}

export interface ChangedSession {
  sid: string;
  gen: number | null;
}
