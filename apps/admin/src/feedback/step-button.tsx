import { useState } from 'react';
import { api, ifVersion, newKey, type Shape } from '../api/client';
import { isProblem } from '../api/problem';
import { useMay } from '../app/me';
import { seenAnew } from '../app/queries';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { tellTrouble } from '../ui/toast';
import { feedbackTexts } from './feedback-texts';

/** Seen to, or back among the new ones: whichever can be done now. */
export function StepButton({ said, small }: { said: Shape<'FeedbackDto'>; small?: boolean }) {
  const t = useTexts(feedbackTexts);
  const may = useMay('feedback.write');
  const [busy, setBusy] = useState(false);
  const [verb] = said.allowed_moves;
  if (!may || !verb) return null;
  async function step() {
    setBusy(true);
    const asked = {
      params: { path: { id: said.id } },
      headers: { 'idempotency-key': newKey(), ...ifVersion(said.version) },
    };
    try {
      if (verb === 'handle') await api.POST('/feedback/{id}/handle', asked);
      else await api.POST('/feedback/{id}/reopen', asked);
    } catch (error) {
      const isOld = isProblem(error) && (error.status === 412 || error.rule === 'not_in_this_status');
      tellTrouble(error, isOld ? { conflict: t.changedMeanwhile, not_in_this_status: t.changedMeanwhile } : {});
    }
    await seenAnew('/feedback');
    setBusy(false);
  }
  return (
    <Button small={small} busy={busy} onClick={() => void step()}>
      {verb === 'handle' ? t.handle : t.reopen}
    </Button>
  );
}
