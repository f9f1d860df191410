import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { api, ifVersion, newKey } from '../api/client';
import { faultOf, wordsOf } from '../api/problem';
import { seenAnew } from '../app/queries';
import { plainKey } from '../messages/button-rules';
import { ButtonsEditor } from '../messages/buttons-editor';
import { WordsField } from '../messages/words-field';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Bubble } from '../ui/bubble';
import { Button } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import { DelayField } from './delay-field';
import { TemplatePreview } from './template-preview';
import { actionsOf, isChanged, isSound, type Draft, type Template } from './template-rules';
import { templatesTexts } from './templates-texts';

interface Props {
  template: Template;
  draft: Draft;
  setDraft: (draft: Draft | undefined) => void;
}

const seen = () => seenAnew('/notification-templates');

/** A template in one language, beside what a guest will read. */
export function TemplateForm({ template, draft, setDraft }: Props) {
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
        {template.type === 'feedback_request' && <DelayField draft={draft} change={change} />}
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
      <TemplatePreview template={template} draft={draft} />
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
