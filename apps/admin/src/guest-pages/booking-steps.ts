// How somebody comes to a booking. What can happen in which step, and where it leads, stands in one table.
import type { Shape } from '../api/client';

export type Hold = Shape<'HoldDto'>;
export type Slot = Shape<'GuestSlotDto'>;
export type Booked = Shape<'GuestBookingDto'>;

export type Step =
  /** Nothing is held: how many, which day, what time. */
  | 'choosing'
  /** A time is held, and who it is for is being written. */
  | 'held'
  /** It is held no longer. What was written stays. */
  | 'ran_out'
  /** Somebody else was quicker: what is free nearby is shown. */
  | 'lost'
  | 'booked';

export type Happening = 'holds' | 'runs_out' | 'lets_go' | 'is_taken' | 'books' | 'begins_anew';

export const leadsTo: Record<Step, Partial<Record<Happening, Step>>> = {
  choosing: { holds: 'held', is_taken: 'lost' },
  held: { holds: 'held', runs_out: 'ran_out', lets_go: 'choosing', is_taken: 'lost', books: 'booked' },
  // It may be free still: whoever sends it now is answered.
  ran_out: { holds: 'held', lets_go: 'choosing', is_taken: 'lost', books: 'booked' },
  lost: { holds: 'held', lets_go: 'choosing', is_taken: 'lost' },
  booked: { begins_anew: 'choosing' },
};

export interface Progress {
  step: Step;
  /** What is held or was; of what is lost it is nothing. `end` is by the clock of this device. */
  hold?: Hold & { end: number };
  /** It was held once more already: nobody keeps it from others for ever. */
  heldAgain?: boolean;
  alternatives?: Slot[];
  booked?: Booked;
}

export type Told =
  | { what: 'holds'; hold: Hold & { end: number }; again?: boolean }
  | { what: 'runs_out' }
  | { what: 'lets_go' }
  | { what: 'is_taken'; alternatives: Slot[] }
  | { what: 'books'; booked: Booked }
  | { what: 'begins_anew' };

export const atTheBeginning: Progress = { step: 'choosing' };

/** What comes too late for the step that it is by now changes nothing. */
export function after(progress: Progress, told: Told): Progress {
  const step = leadsTo[progress.step][told.what];
  if (!step) return progress;
  switch (told.what) {
    case 'holds':
      return { step, hold: told.hold, heldAgain: told.again };
    case 'runs_out':
      return { ...progress, step };
    case 'is_taken':
      return { step, alternatives: told.alternatives };
    case 'books':
      return { step, booked: told.booked };
    default:
      return { step };
  }
}
