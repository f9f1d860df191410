import { ImportState } from '@guestflow/contracts';
import { RuleViolation } from '@guestflow/problems';

/** What the rows are gone through for: to say what would be done with them, or to do it. */
export const importPasses = ['check', 'import'] as const;
export type ImportPass = (typeof importPasses)[number];

interface Move {
  from: ImportState[];
  to: ImportState;
}

export const importMoves = {
  check: { from: ['uploaded', 'checked', 'cancelled', 'failed'], to: 'checking' },
  finishCheck: { from: ['checking'], to: 'checked' },
  start: { from: ['uploaded', 'checked', 'cancelled', 'failed'], to: 'importing' },
  complete: { from: ['importing'], to: 'completed' },
  cancel: { from: ['checking', 'importing'], to: 'cancelled' },
  fail: { from: ['checking', 'importing'], to: 'failed' },
} as const satisfies Record<string, Move>;
export type ImportVerb = keyof typeof importMoves;

/** The state after it. */
export function moved(state: ImportState, verb: ImportVerb): ImportState {
  const { from, to }: Move = importMoves[verb];
  if (from.includes(state)) return to;
  throw new RuleViolation('wrong_import_state', `An import that is ${state} cannot be told to ${verb}`, { state });
}

/** While in these, somebody works on it. */
export const workedOn: readonly ImportState[] = ['checking', 'importing'];
