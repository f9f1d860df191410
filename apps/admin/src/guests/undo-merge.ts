import { api, newKey } from '../api/client';
import { isProblem } from '../api/problem';
import { seenAnew } from '../app/queries';
import { useTexts } from '../texts/language';
import { tell, tellTrouble } from '../ui/toast';
import { mergeTexts } from './merge-texts';

/** Makes two cards of one again. */
export function useUndoMerge(): (mergeId: string) => Promise<void> {
  const t = useTexts(mergeTexts);
  return async (id) => {
    try {
      await api.POST('/guests/merges/{id}/undo', {
        params: { path: { id } },
        headers: { 'idempotency-key': newKey() },
      });
      tell(t.undone);
    } catch (error) {
      tellTrouble(error, { conflict: isProblem(error) && error.said.guest ? t.undoTaken : t.mergeConflict });
    }
    await seenAnew('/guests', '/feedback', '/blacklist', '/segments');
  };
}
