import { api, newKey } from '../api/client';
import { isProblem } from '../api/problem';
import { queries, seenAnew } from '../app/queries';
import { useTexts } from '../texts/language';
import { tellTrouble } from '../ui/toast';
import type { Run } from './import-rules';
import { importTexts } from './import-texts';

/** Tells a list what is to become of it: to be checked, brought in, or stopped. Whether it was taken. */
export function useImportMove(id: string): (verb: 'check' | 'start' | 'cancel', run?: Run) => Promise<boolean> {
  const t = useTexts(importTexts);
  return async (verb, body = {}) => {
    const asked = { params: { path: { id } }, headers: { 'idempotency-key': newKey() } };
    try {
      const { data } =
        verb === 'cancel'
          ? await api.POST('/guests/imports/{id}/cancel', asked)
          : verb === 'check'
            ? await api.POST('/guests/imports/{id}/check', { ...asked, body })
            : await api.POST('/guests/imports/{id}/start', { ...asked, body });
      queries.setQueryData(['get', '/guests/imports/{id}', { params: { path: { id } } }], data);
      void seenAnew('/guests/imports/{id}/lines');
      return true;
    } catch (error) {
      const wrong = isProblem(error) ? error.errors.map(({ message }) => message).join('; ') : '';
      tellTrouble(error, {
        ...{ wrong_import_state: t.wrongState, import_begun: t.begun, file_gone: t.fileGone },
        ...(wrong && { validation_error: wrong }),
      });
      await seenAnew('/guests/imports');
      return false;
    }
  };
}
