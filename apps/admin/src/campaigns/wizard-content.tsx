import { useState } from 'react';
import { api, newKey } from '../api/client';
import { isProblem, wordsOf } from '../api/problem';
import { useMay } from '../app/me';
import { BubblePreview } from '../messages/bubble-preview';
import { ButtonsEditor } from '../messages/buttons-editor';
import { GuestSearch, type FoundGuest } from '../messages/guest-search';
import { messageTexts, whyUnreachable } from '../messages/message-texts';
import { filled } from '../messages/placeholder-rules';
import { namesForMany, useSampleValues } from '../messages/sample-values';
import { WordsField } from '../messages/words-field';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Checkbox } from '../ui/field';
import { Notice } from '../ui/surface';
import { tell } from '../ui/toast';
import { AttachmentField, useAttachment } from './attachment-field';
import type { Draft } from './campaign-rules';
import { campaignsTexts } from './campaigns-texts';

interface Props {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  keep: () => Promise<string | undefined>;
}

/** What it says, with what goes along, beside what a guest will see. */
export function ContentStep({ draft, change, keep }: Props) {
  const t = useTexts(campaignsTexts);
  const values = useSampleValues();
  const file = useAttachment(draft.upload_id);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1.3fr)_minmax(18rem,1fr)]">
      <div className="flex min-w-0 flex-col gap-5">
        <WordsField
          label={t.words}
          value={draft.message_text}
          onChange={(message_text) => change({ message_text })}
          known={namesForMany}
        />
        <AttachmentField uploadId={draft.upload_id} onChange={(upload_id) => change({ upload_id })} />
        <ButtonsEditor keys={draft.buttons} onChange={(buttons) => change({ buttons })} actions={['book']} />
        <Checkbox
          label={t.countLinks}
          hint={t.countLinksHint}
          checked={draft.count_links}
          onChange={({ target }) => change({ count_links: target.checked })}
        />
      </div>
      <div className="flex min-w-0 flex-col gap-5 lg:sticky lg:top-4">
        <BubblePreview text={filled(draft.message_text, values)} buttons={draft.buttons} file={file} />
        <TryIt keep={keep} />
      </div>
    </div>
  );
}

/** Sends it to a card of one's own, as to any guest. */
function TryIt({ keep }: { keep: Props['keep'] }) {
  const t = useTexts(campaignsTexts);
  const words = useTexts(messageTexts);
  const { noName } = useTexts(common);
  const mayFind = useMay('guests.read');
  const [trouble, setTrouble] = useState<string>();
  async function send({ id: guest_id, name, phone }: FoundGuest) {
    setTrouble(undefined);
    try {
      const id = await keep();
      if (!id) return setTrouble(t.testFirst);
      await api.POST('/campaigns/{id}/test', {
        params: { path: { id } },
        body: { guest_id },
        headers: { 'idempotency-key': newKey() },
      });
      tell(t.testSent(name ?? phone ?? noName));
    } catch (error) {
      const why = isProblem(error) && error.rule === 'not_reachable' ? String(error.said.why) : undefined;
      setTrouble(why ? whyUnreachable(words, why) : wordsOf(error, t.troubles));
    }
  }
  if (!mayFind) return null;
  return (
    <section aria-label={t.test} className="flex flex-col gap-2 rounded-control border p-3">
      <h3 className="font-semibold">{t.test}</h3>
      <p className="text-sm text-soft">{t.testHint}</p>
      <GuestSearch label={t.testFind} nothing={t.nothingFound} onChoose={(guest) => void send(guest)} />
      {trouble && <Notice tone="danger">{trouble}</Notice>}
    </section>
  );
}
