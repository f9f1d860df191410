import { Link, useNavigate } from '@tanstack/react-router';
import { ArrowLeft, ArrowRight, Check, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { api } from '../api/client';
import { isProblem, wordsOf } from '../api/problem';
import { useVenue } from '../app/me';
import { seenAnew } from '../app/queries';
import { namesForMany } from '../messages/sample-values';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { useNow } from '../time/use-now';
import { Button } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { Input } from '../ui/field';
import { Card, Notice, PageHead } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { AudienceEditor } from './audience';
import { faultsOf, stepOf, steps, type Campaign, type Draft, type Step } from './campaign-rules';
import { campaignsTexts } from './campaigns-texts';
import { rememberHere, useCampaignDraft, type Keeping } from './use-campaign-draft';
import { CheckStep } from './wizard-check';
import { ContentStep } from './wizard-content';
import { TimeStep } from './wizard-time';

interface Props {
  first?: Campaign;
  onBegun: (id: string) => void;
  /** Somebody else changed it: what they made of it is wanted. */
  onAnew: () => void;
}

/** A campaign is written in four steps, in whichever order, and kept as one goes. */
export function Wizard({ first, onBegun, onAnew }: Props) {
  const t = useTexts(campaignsTexts);
  const words = useTexts(common);
  const { id: venueId } = useVenue();
  const { draft, change, keep, keeping, trouble, id, giveUp } = useCampaignDraft(venueId, first, onBegun);
  const [step, setStep] = useState<Step>('audience');
  const head = useRef<HTMLDivElement>(null);
  const at = steps.indexOf(step);
  const go = (next: Step) => {
    setStep(next);
    void keep();
    head.current?.scrollIntoView({ block: 'nearest' });
  };
  const isOthers = isProblem(trouble) && [409, 412].includes(trouble.status);
  return (
    <div className="mx-auto flex max-w-5xl flex-col gap-4">
      <div>
        <Link to="/campaigns" className="inline-flex min-h-9 items-center gap-1 text-accent-text">
          <ArrowLeft aria-hidden className="size-4" />
          {t.back}
        </Link>
        <PageHead title={draft.name.trim() || t.newOne} note={<KeepingNote keeping={keeping} />}>
          {(id ?? (draft.name || draft.message_text)) && <DeleteDraft id={id} draft={draft} onDeleted={giveUp} />}
        </PageHead>
        <Steps step={step} go={go} draft={draft} />
      </div>
      {trouble !== undefined && (
        <Notice
          tone="danger"
          actions={
            isOthers && (
              <Button small onClick={() => (giveUp(), onAnew())}>
                {t.takeTheirs}
              </Button>
            )
          }
        >
          {isOthers ? t.changedByOther : wordsOf(trouble, t.troubles)}
        </Notice>
      )}
      <div ref={head}>
        <Card title={t.steps[step]}>
          {step === 'audience' && (
            <div className="flex flex-col gap-5">
              <Input
                label={t.name}
                hint={t.nameHint}
                maxLength={200}
                autoComplete="off"
                value={draft.name}
                onChange={({ target }) => change({ name: target.value })}
              />
              <AudienceEditor filter={draft.segment_filter} onChange={(segment_filter) => change({ segment_filter })} />
            </div>
          )}
          {step === 'content' && <ContentStep draft={draft} change={change} keep={keep} />}
          {step === 'time' && <TimeStep draft={draft} change={change} />}
          {step === 'check' && <CheckStep draft={draft} keep={keep} onSent={giveUp} go={go} />}
        </Card>
      </div>
      <div className="flex justify-between gap-2">
        {at > 0 ? (
          <Button icon={ArrowLeft} onClick={() => go(steps[at - 1]!)}>
            {words.back}
          </Button>
        ) : (
          <span />
        )}
        {at < steps.length - 1 && (
          <Button look="primary" icon={ArrowRight} onClick={() => go(steps[at + 1]!)}>
            {words.next}
          </Button>
        )}
      </div>
    </div>
  );
}

function KeepingNote({ keeping }: { keeping: Keeping }) {
  const t = useTexts(campaignsTexts);
  const said = { kept: t.kept, keeping: t.keeping, local: t.keptLocally, not_kept: t.notKept, trouble: t.notKept };
  return <span role="status">{said[keeping]}</span>;
}

function Steps({ step, go, draft }: { step: Step; go: (step: Step) => void; draft: Draft }) {
  const t = useTexts(campaignsTexts);
  const unfinished = faultsOf(draft, namesForMany, useNow(60_000)).map((fault) => stepOf[fault]);
  const at = steps.indexOf(step);
  return (
    <nav aria-label={t.stepOf(at + 1, steps.length)}>
      <ol className="grid grid-cols-4 gap-1.5">
        {steps.map((each, index) => (
          <li key={each}>
            <button
              type="button"
              aria-current={each === step ? 'step' : undefined}
              onClick={() => go(each)}
              className="flex min-h-11 w-full flex-col items-center justify-center gap-1 rounded-control border bg-surface px-1 py-1.5 text-center text-sm leading-tight font-medium hover:bg-sunken aria-[current=step]:border-accent aria-[current=step]:bg-accent-soft aria-[current=step]:text-accent-text sm:flex-row sm:gap-2 sm:text-base"
            >
              <span
                aria-hidden
                className="flex size-6 shrink-0 items-center justify-center rounded-full bg-sunken text-sm text-ink"
              >
                {index < at && !unfinished.includes(each) ? <Check className="size-4" /> : index + 1}
              </span>
              {t.steps[each]}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface DeleteProps {
  id: string | undefined;
  draft: Draft;
  onDeleted: () => void;
}

function DeleteDraft({ id, draft, onDeleted }: DeleteProps) {
  const t = useTexts(campaignsTexts);
  const { id: venueId } = useVenue();
  const navigate = useNavigate();
  const [asks, setAsks] = useState(false);
  const [busy, setBusy] = useState(false);
  async function remove() {
    setBusy(true);
    try {
      if (id) await api.DELETE('/campaigns/{id}', { params: { path: { id } } });
      else rememberHere(venueId, undefined);
      onDeleted();
      await navigate({ to: '/campaigns', ignoreBlocker: true });
      void seenAnew('/campaigns');
      tell(t.deleted);
    } catch (error) {
      tellTrouble(error, t.troubles);
    } finally {
      setBusy(false);
      setAsks(false);
    }
  }
  return (
    <>
      <Button look="quiet" icon={Trash2} onClick={() => setAsks(true)}>
        <span className="max-sm:sr-only">{t.deleteDraft}</span>
      </Button>
      <Confirm
        title={t.deleteTitle}
        text={t.deleteText(draft.name.trim() || t.newOne)}
        action={t.deleteDraft}
        open={asks}
        busy={busy}
        onConfirm={() => void remove()}
        onClose={() => setAsks(false)}
      />
    </>
  );
}
