import { CircleAlert, Send } from 'lucide-react';
import { useRef, useState } from 'react';
import { api, newKey } from '../api/client';
import { wordsOf } from '../api/problem';
import { useMay, useVenue } from '../app/me';
import { seenAnew } from '../app/queries';
import { BubblePreview } from '../messages/bubble-preview';
import { filled } from '../messages/placeholder-rules';
import { namesForMany, useSampleValues } from '../messages/sample-values';
import { useFilterWords } from '../segments/filter-words';
import { HowMany, useReach } from '../segments/how-many';
import { useTexts } from '../texts/language';
import { useNow } from '../time/use-now';
import { momentInWords } from '../time/venue-time';
import { Button } from '../ui/button';
import { Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import { useAttachment } from './attachment-field';
import { faultsOf, stepOf, type Draft, type Fault, type Step } from './campaign-rules';
import { campaignsTexts } from './campaigns-texts';

interface Props {
  draft: Draft;
  keep: () => Promise<string | undefined>;
  onSent: () => void;
  go: (step: Step) => void;
}

/** All of it at once, what still stands in its way, and the word that sends it. */
export function CheckStep({ draft, keep, onSent, go }: Props) {
  const t = useTexts(campaignsTexts);
  const inWords = useFilterWords();
  const values = useSampleValues();
  const { timezone } = useVenue();
  const now = useNow(10_000);
  const file = useAttachment(draft.upload_id);
  const reachable = useReach(draft.segment_filter).data?.reachable.any;
  const faults = faultsOf(draft, namesForMany, now, reachable);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-4">
        <dl className="flex flex-col gap-3">
          <div>
            <dt className="text-sm text-soft">{t.audience}</dt>
            {inWords(draft.segment_filter).map((line) => (
              <dd key={line}>{line}</dd>
            ))}
          </div>
          <div>
            <dt className="text-sm text-soft">{t.when}</dt>
            <dd>{draft.scheduled_at ? momentInWords(draft.scheduled_at, timezone) : t.whens.now}</dd>
          </div>
        </dl>
        <HowMany filter={draft.segment_filter} why />
        {faults.length > 0 && <Faults faults={faults} go={go} />}
        <SendButton draft={draft} keep={keep} onSent={onSent} reachable={reachable} isSound={faults.length === 0} />
      </div>
      <BubblePreview text={filled(draft.message_text, values)} buttons={draft.buttons} file={file} />
    </div>
  );
}

function Faults({ faults, go }: { faults: Fault[]; go: (step: Step) => void }) {
  const t = useTexts(campaignsTexts);
  return (
    <ul role="alert" className="flex flex-col gap-1.5">
      {faults.map((fault) => (
        <li
          key={fault}
          className="flex flex-wrap items-center gap-3 rounded-control bg-danger-soft px-3 py-2 text-danger-text"
        >
          <CircleAlert aria-hidden className="size-5 shrink-0" />
          <span className="min-w-0 flex-1">{t.faults[fault]}</span>
          <Button small className="text-ink" onClick={() => go(stepOf[fault])}>
            {t.mended}
          </Button>
        </li>
      ))}
    </ul>
  );
}

interface SendProps extends Pick<Props, 'draft' | 'keep' | 'onSent'> {
  reachable: number | undefined;
  isSound: boolean;
}

function SendButton({ draft, keep, onSent, reachable, isSound }: SendProps) {
  const t = useTexts(campaignsTexts);
  const may = useMay('campaigns.send');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const once = useRef(newKey());
  async function send() {
    setBusy(true);
    setTrouble(undefined);
    try {
      const id = await keep();
      if (!id) return;
      await api.POST('/campaigns/{id}/send', {
        params: { path: { id } },
        headers: { 'idempotency-key': once.current },
      });
      onSent();
      tell(draft.scheduled_at ? t.scheduled(draft.name) : t.onItsWay(draft.name));
      await seenAnew('/campaigns');
    } catch (error) {
      once.current = newKey();
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  }
  if (!may) return <p className="text-soft">{t.mayNotSend}</p>;
  const label = draft.scheduled_at ? t.schedule : reachable === undefined ? t.sendPlain : t.send(reachable);
  return (
    <>
      {trouble !== undefined && <Notice tone="danger">{wordsOf(trouble, t.troubles)}</Notice>}
      <Button look="primary" icon={Send} busy={busy} disabled={!isSound} onClick={() => void send()}>
        {label}
      </Button>
    </>
  );
}
