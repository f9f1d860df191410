import { useState } from 'react';
import { api, type Shape } from '../api/client';
import { wordsOf } from '../api/problem';
import { useMay } from '../app/me';
import { seenAnew } from '../app/queries';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextArea } from '../ui/field';
import { Notice } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { useForm } from '../ui/use-form';
import { operationsTexts } from './operations-texts';

/** Stops a venue, or lets it go on. */
export function Suspension({ venue: { id, name, status } }: { venue: Shape<'ListedVenueDto'> }) {
  const t = useTexts(operationsTexts);
  const words = useTexts(common);
  const may = useMay('tenants.write');
  const [asking, setAsking] = useState(false);
  const [resuming, setResuming] = useState(false);
  const params = { path: { id } };
  const form = useForm(async ({ reason = '' }) => {
    await api.POST('/tenants/{id}/suspend', { params, body: { reason } });
    setAsking(false);
    await seenAnew('/tenants');
    tell(t.suspended(name));
  });
  if (!may) return null;
  const resume = async () => {
    setResuming(true);
    try {
      await api.POST('/tenants/{id}/resume', { params });
      tell(t.resumed(name));
    } catch (error) {
      tellTrouble(error);
    }
    await seenAnew('/tenants');
    setResuming(false);
  };
  if (status === 'suspended')
    return (
      <Button small busy={resuming} aria-label={t.actionFor(t.resume, name)} onClick={() => void resume()}>
        {t.resume}
      </Button>
    );
  return (
    <>
      <Button small aria-label={t.actionFor(t.suspend, name)} onClick={() => setAsking(true)}>
        {t.suspend}
      </Button>
      <Dialog
        title={t.suspendOf(name)}
        open={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{words.cancel}</Button>
            <Button type="submit" form={`suspend-${id}`} look="danger" busy={form.busy}>
              {t.suspend}
            </Button>
          </>
        }
      >
        <form id={`suspend-${id}`} onSubmit={form.onSubmit} noValidate className="flex flex-col gap-4">
          <p>{t.suspendText}</p>
          {form.trouble !== undefined && <Notice tone="danger">{wordsOf(form.trouble)}</Notice>}
          <TextArea label={t.reason} name="reason" required maxLength={500} fault={form.fault('reason')} />
        </form>
      </Dialog>
    </>
  );
}
