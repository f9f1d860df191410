import { Link } from '@tanstack/react-router';
import { keepPreviousData } from '@tanstack/react-query';
import { ArrowLeft, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { api, ifVersion, newKey, query } from '../api/client';
import { faultOf, wordsOf } from '../api/problem';
import { useMay, useVenue } from '../app/me';
import { seenAnew } from '../app/queries';
import { BubblePreview } from '../messages/bubble-preview';
import { plainKey } from '../messages/button-rules';
import { ButtonsEditor } from '../messages/buttons-editor';
import { longInWords, offsetTexts } from '../messages/offset-texts';
import { WordsField } from '../messages/words-field';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Bubble } from '../ui/bubble';
import { Button } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { Choice, Input, Switch } from '../ui/field';
import { Card, Notice, Skeleton } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { useSettled } from '../ui/use-settled';
import { actionsOf, draftOf, isChanged, isSound, longestDelay, type Draft, type Template } from './template-rules';
import { templatesTexts } from './templates-texts';

interface Props {
  /** One in each language. */
  versions: Template[];
  drafts: Record<string, Draft | undefined>;
  setDraft: (id: string, draft: Draft | undefined) => void;
  onBack: () => void;
}

const seen = () => seenAnew('/notification-templates');

export function TemplateEditor({ versions, drafts, setDraft, onBack }: Props) {
  const t = useTexts(templatesTexts);
  const mayWrite = useMay('templates.write');
  const { language: ofVenue } = useVenue();
  const [language, setLanguage] = useState(ofVenue);
  const template = versions.find((each) => each.language === language) ?? versions[0]!;
  const isUnsaved = (each: Template) => isChanged(each, drafts[each.id] ?? draftOf(each));
  const name = t.names[template.type];
  return (
    <Card
      title={
        <span className="flex items-center gap-1">
          <button
            type="button"
            aria-label={t.back}
            onClick={onBack}
            className="inline-flex size-11 items-center justify-center rounded-control hover:bg-sunken lg:hidden"
          >
            <ArrowLeft aria-hidden className="size-5" />
          </button>
          {name}
        </span>
      }
      actions={<OnOff template={template} name={name} mayWrite={mayWrite} />}
    >
      <div className="flex flex-col gap-4">
        {!mayWrite && <p className="text-soft">{t.onlyLook}</p>}
        {template.type.startsWith('reminder') && (
          <p className="text-soft">
            {t.whenReminded}{' '}
            <Link to="/reminders" className="text-accent-text underline">
              {t.toReminders}
            </Link>
          </p>
        )}
        <div>
          <Choice
            label={t.language}
            value={template.language}
            options={versions.map((each) => ({
              value: each.language,
              label: t.languages[each.language] + (isUnsaved(each) ? ` · ${t.unsaved}` : ''),
            }))}
            onChange={setLanguage}
          />
        </div>
        <InLanguage
          key={template.id}
          template={template}
          draft={drafts[template.id] ?? draftOf(template)}
          setDraft={(draft) => setDraft(template.id, draft)}
          mayWrite={mayWrite}
        />
      </div>
    </Card>
  );
}

function OnOff({ template, name, mayWrite }: { template: Template; name: string; mayWrite: boolean }) {
  const t = useTexts(templatesTexts);
  const [wanted, setWanted] = useState<boolean>();
  const isOn = wanted ?? template.is_active;
  async function turn(is_active: boolean) {
    setWanted(is_active);
    try {
      const path = { id: template.id };
      const headers = ifVersion(template.version);
      await api.PATCH('/notification-templates/{id}', { params: { path }, body: { is_active }, headers });
      tell(is_active ? t.nowOn(name) : t.nowOff(name));
    } catch (error) {
      tellTrouble(error);
    }
    await seen();
    setWanted(undefined);
  }
  return (
    <Switch
      label={isOn ? t.isSent : t.isOff}
      on={isOn}
      disabled={!mayWrite || wanted !== undefined}
      onChange={(on) => void turn(on)}
    />
  );
}

interface VersionProps {
  template: Template;
  draft: Draft;
  setDraft: (draft: Draft | undefined) => void;
  mayWrite: boolean;
}

function InLanguage({ template, draft, setDraft, mayWrite }: VersionProps) {
  const t = useTexts(templatesTexts);
  const words = useTexts(common);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const [asksReset, setAsksReset] = useState(false);
  const change = (part: Partial<Draft>) => {
    setTrouble(undefined);
    setDraft({ ...draft, ...part });
  };
  const changed = isChanged(template, draft);
  const path = { id: template.id };
  async function keep(work: () => Promise<unknown>, done: string) {
    setBusy(true);
    setTrouble(undefined);
    try {
      await work();
      await seen();
      setDraft(undefined);
      setAsksReset(false);
      tell(done);
    } catch (error) {
      setTrouble(error);
      setAsksReset(false);
      void seen();
    } finally {
      setBusy(false);
    }
  }
  const save = () => {
    const { message_text, delay_minutes } = draft;
    const body = { message_text, delay_minutes, buttons: draft.buttons.map(plainKey) };
    return keep(
      () => api.PATCH('/notification-templates/{id}', { params: { path }, body, headers: ifVersion(template.version) }),
      t.saved,
    );
  };
  const reset = () => {
    const headers = { ...ifVersion(template.version), 'idempotency-key': newKey() };
    return keep(() => api.POST('/notification-templates/{id}/reset', { params: { path }, headers }), t.resetDone);
  };
  if (!mayWrite) return <BubblePreview text={template.message_text} buttons={template.buttons} />;
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1.2fr)_minmax(18rem,1fr)]">
      <form
        className="flex min-w-0 flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (changed && isSound(template, draft)) void save();
        }}
      >
        <WordsField
          label={t.text}
          value={draft.message_text}
          onChange={(message_text) => change({ message_text })}
          known={template.placeholders}
          fault={faultOf(trouble, 'message_text')}
        />
        {template.type === 'feedback_request' && <Delay draft={draft} change={change} />}
        <ButtonsEditor
          keys={draft.buttons}
          onChange={(buttons) => change({ buttons })}
          actions={actionsOf[template.type]}
        />
        {trouble !== undefined && <Notice tone="danger">{wordsOf(trouble)}</Notice>}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" busy={busy} disabled={!changed || !isSound(template, draft)}>
            {words.save}
          </Button>
          {changed && (
            <Button look="quiet" onClick={() => (setDraft(undefined), setTrouble(undefined))}>
              {t.undo}
            </Button>
          )}
          <Button look="quiet" icon={RotateCcw} className="ml-auto" onClick={() => setAsksReset(true)}>
            {t.reset}
          </Button>
        </div>
      </form>
      <Preview template={template} draft={draft} />
      <Confirm
        title={t.resetTitle}
        text={
          <div className="flex flex-col gap-3">
            <p>{t.resetText}</p>
            <Bubble text={draft.message_text} buttons={draft.buttons} />
          </div>
        }
        action={t.reset}
        open={asksReset}
        busy={busy}
        onConfirm={() => void reset()}
        onClose={() => setAsksReset(false)}
      />
    </div>
  );
}

function Delay({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  const t = useTexts(templatesTexts);
  const offsets = useTexts(offsetTexts);
  const { delay_minutes: delay } = draft;
  const isWhole = delay !== null && Number.isInteger(delay) && delay >= 0 && delay <= longestDelay;
  return (
    <Input
      label={t.delay}
      type="number"
      inputMode="numeric"
      min={0}
      max={longestDelay}
      value={delay === null || Number.isNaN(delay) ? '' : delay}
      hint={isWhole && delay > 0 ? t.delayHint(longInWords(offsets, delay)) : undefined}
      fault={isWhole ? undefined : t.delayWrong}
      onChange={({ target: { value } }) => change({ delay_minutes: value === '' ? Number.NaN : Number(value) })}
    />
  );
}

/** As the API says it would read, a moment after one has typed. */
function Preview({ template, draft }: { template: Template; draft: Draft }) {
  const t = useTexts(templatesTexts);
  const { message_text, buttons } = useSettled(draft);
  const sound = isSound(template, { ...draft, message_text, buttons, delay_minutes: template.delay_minutes });
  const { data, error } = query.useQuery(
    'post',
    '/notification-templates/{id}/preview',
    { params: { path: { id: template.id } }, body: { message_text, buttons: buttons.map(plainKey) } },
    { enabled: sound, placeholderData: keepPreviousData },
  );
  if (!data && error) return <Notice tone="warn">{wordsOf(error)}</Notice>;
  if (!data && sound) return <Skeleton className="h-40 w-full" />;
  return (
    <BubblePreview text={data?.text ?? message_text} buttons={data?.buttons ?? buttons}>
      {!sound && <p className="text-sm text-soft">{t.previewWaits}</p>}
    </BubblePreview>
  );
}
