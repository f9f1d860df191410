import { EventName } from '@guestflow/contracts';
import { Transaction } from '@guestflow/persistence';
import { GuestImport } from './guest-import.entity';
import { ImportVerb, moved } from './import-lifecycle';
import { stateOf } from './imports.dto';

/** What is told of a move; a check tells nothing, since nothing comes of it. */
const telling: Partial<Record<ImportVerb, Extract<EventName, `guest_import.${string}`>>> = {
  start: 'guest_import.started',
  complete: 'guest_import.completed',
  cancel: 'guest_import.cancelled',
  fail: 'guest_import.failed',
};

/** Moves a locked import and tells it. */
export async function move(
  tx: Transaction,
  list: GuestImport,
  verb: ImportVerb,
  change: Partial<GuestImport>,
  now: Date,
): Promise<GuestImport> {
  const state = moved(list.state, verb);
  const version = { version: list.version + 1, updatedAt: now };
  await tx.manager.update(GuestImport, list.id, { ...change, state, ...version });
  const saved = { ...list, ...change, state, ...version };
  const told = telling[verb];
  if (told) tx.emit(told, { before: stateOf(list), after: stateOf(saved) });
  return saved;
}
