import { useNavigate } from '@tanstack/react-router';
import { Copy, Pause, Pencil, Play, X } from 'lucide-react';
import { useState } from 'react';
import { api, newKey } from '../api/client';
import { useMay } from '../app/me';
import { seenAnew } from '../app/queries';
import { useTexts } from '../texts/language';
import { useNow } from '../time/use-now';
import { Button } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { tell, tellTrouble } from '../ui/toast';
import { offered, type Campaign, type Verb } from './campaign-rules';
import { campaignsTexts } from './campaigns-texts';

const signs = { pause: Pause, resume: Play, cancel: X, write: Pencil, copy: Copy };

/** What can be done about it now. */
export function ReportVerbs({ campaign }: { campaign: Campaign }) {
  const t = useTexts(campaignsTexts);
  const maySend = useMay('campaigns.send');
  const mayWrite = useMay('campaigns.write');
  const now = useNow(10_000);
  const navigate = useNavigate();
  const [busy, setBusy] = useState<Verb>();
  const [asksCancel, setAsksCancel] = useState(false);
  const path = { id: campaign.id };
  const headers = () => ({ 'idempotency-key': newKey() });
  async function copy() {
    const { data } = await api.POST('/campaigns/{id}/copy', { params: { path }, headers: headers() });
    await navigate({ to: '/campaigns/$campaignId', params: { campaignId: data!.id } });
  }
  const does: Record<Verb, () => Promise<unknown>> = {
    pause: () => api.POST('/campaigns/{id}/pause', { params: { path }, headers: headers() }),
    resume: () => api.POST('/campaigns/{id}/resume', { params: { path }, headers: headers() }),
    cancel: () => api.POST('/campaigns/{id}/cancel', { params: { path }, headers: headers() }),
    write: () => api.PATCH('/campaigns/{id}', { params: { path }, body: {} }),
    copy,
  };
  async function act(verb: Verb) {
    setBusy(verb);
    try {
      await does[verb]();
      tell(t.did[verb]);
    } catch (error) {
      tellTrouble(error, t.troubles);
    } finally {
      await seenAnew('/campaigns');
      setBusy(undefined);
      setAsksCancel(false);
    }
  }
  const mine = offered(campaign, now).filter((verb) => (verb === 'copy' || verb === 'write' ? mayWrite : maySend));
  return (
    <div className="flex flex-wrap gap-2">
      {mine.map((verb) => (
        <Button
          key={verb}
          icon={signs[verb]}
          look={verb === 'resume' ? 'primary' : 'plain'}
          busy={busy === verb}
          onClick={() => (verb === 'cancel' ? setAsksCancel(true) : void act(verb))}
        >
          {t.verbs[verb]}
        </Button>
      ))}
      <Confirm
        title={t.cancelTitle}
        text={t.cancelText}
        action={t.cancelDo}
        open={asksCancel}
        busy={busy === 'cancel'}
        onConfirm={() => void act('cancel')}
        onClose={() => setAsksCancel(false)}
      />
    </div>
  );
}
