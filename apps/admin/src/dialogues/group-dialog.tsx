import { Send, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { api, newKey, type Shape } from '../api/client';
import { faultOf, wordsOf } from '../api/problem';
import { seenAnew } from '../app/queries';
import { BubblePreview } from '../messages/bubble-preview';
import { GuestSearch, type FoundGuest } from '../messages/guest-search';
import { messageTexts, whyUnreachable } from '../messages/message-texts';
import { filled, saysSomething, unknownIn } from '../messages/placeholder-rules';
import { namesForMany, useSampleValues } from '../messages/sample-values';
import { WordsField } from '../messages/words-field';
import { useSegments } from '../segments/use-segments';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Select } from '../ui/field';
import { Notice } from '../ui/surface';
import { tell, tellTrouble } from '../ui/toast';
import { dialoguesTexts } from './dialogues-texts';

const most = 200;

/** The same words to guests whom one chooses, now. */
export function GroupDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(dialoguesTexts);
  const { close, cancel } = useTexts(common);
  const [chosen, setChosen] = useState<FoundGuest[]>([]);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const [result, setResult] = useState<Shape<'WrittenToGroupDto'>>();
  const once = useRef(newKey());
  const values = useSampleValues();
  const change = (wish: () => void) => {
    once.current = newKey();
    setTrouble(undefined);
    wish();
  };
  async function send() {
    setBusy(true);
    try {
      const { data } = await api.POST('/dialogues/send-group', {
        body: { guest_ids: chosen.map(({ id }) => id), text },
        headers: { 'idempotency-key': once.current },
      });
      void seenAnew('/dialogues', '/messages');
      if (data && data.not_sent.length > 0) return setResult(data);
      tell(t.sentTo(data?.sent ?? 0));
      onClose();
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  }
  const isSound = chosen.length > 0 && saysSomething(text) && unknownIn(text, namesForMany).length === 0;
  if (result) {
    return (
      <Dialog title={t.group} open onClose={onClose} actions={<Button onClick={onClose}>{close}</Button>}>
        <Result result={result} chosen={chosen} />
      </Dialog>
    );
  }
  return (
    <Dialog
      wide
      title={t.group}
      open
      unsaved={text.trim() !== '' || chosen.length > 0}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button look="primary" icon={Send} busy={busy} disabled={!isSound} onClick={() => void send()}>
            {t.sendTo(chosen.length)}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-soft">{t.groupText}</p>
        <Addressees chosen={chosen} setChosen={(next) => change(() => setChosen(next))} />
        <WordsField
          label={t.words}
          value={text}
          onChange={(next) => change(() => setText(next))}
          known={namesForMany}
          fault={faultOf(trouble, 'text')}
          rows={3}
        />
        {text.trim() && <BubblePreview text={filled(text, values)} />}
        {trouble !== undefined && <Notice tone="danger">{wordsOf(trouble)}</Notice>}
      </div>
    </Dialog>
  );
}

function Addressees({ chosen, setChosen }: { chosen: FoundGuest[]; setChosen: (next: FoundGuest[]) => void }) {
  const t = useTexts(dialoguesTexts);
  const { noName } = useTexts(common);
  const segments = useSegments();
  const [isCut, setCut] = useState(false);
  const ids = new Set(chosen.map(({ id }) => id));
  const isFull = chosen.length >= most;
  const add = (guests: FoundGuest[]) => {
    const news = guests.filter(({ id }) => !ids.has(id));
    setCut(chosen.length + news.length > most);
    setChosen([...chosen, ...news].slice(0, most));
  };
  async function addSegment(segment_id: string) {
    try {
      const { data = [], response } = await api.GET('/guests', { params: { query: { segment_id, limit: most } } });
      add(data);
      if (Number(response.headers.get('x-total-count')) > data.length) setCut(true);
    } catch (error) {
      tellTrouble(error);
    }
  }
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 font-semibold">{t.toWhom}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        <GuestSearch
          label={t.findGuest}
          nothing={t.nothingFound}
          without={ids}
          disabled={isFull}
          onChoose={(guest) => add([guest])}
        />
        {(segments.data?.length ?? 0) > 0 && (
          <Select
            label={t.addSegment}
            value=""
            disabled={isFull}
            onChange={(event) => event.target.value && void addSegment(event.target.value)}
          >
            <option value="">{t.chooseSegment}</option>
            {segments.data?.map(({ id, name, count }) => (
              <option key={id} value={id}>
                {name} ({count})
              </option>
            ))}
          </Select>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <p role="status" className="font-medium">
          {t.chosen(chosen.length)}
          {isCut && <span className="block text-sm font-normal text-warn-text">{t.onlyFirst(chosen.length)}</span>}
          {isFull && <span className="block text-sm font-normal text-soft">{t.atMost(most)}</span>}
        </p>
        {chosen.length > 1 && (
          <Button small look="quiet" onClick={() => setChosen([])}>
            {t.chosenAll}
          </Button>
        )}
      </div>
      {chosen.length > 0 && (
        <ul className="flex max-h-40 flex-wrap gap-1.5 overflow-y-auto">
          {chosen.map(({ id, name, phone }) => (
            <li key={id} className="flex items-center rounded-full bg-sunken pl-3 text-sm">
              {name ?? phone ?? noName}
              <button
                type="button"
                aria-label={t.removeGuest(name ?? phone ?? noName)}
                className="inline-flex size-9 items-center justify-center rounded-full hover:bg-line"
                onClick={() => setChosen(chosen.filter((each) => each.id !== id))}
              >
                <X aria-hidden className="size-4" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

function Result({ result, chosen }: { result: Shape<'WrittenToGroupDto'>; chosen: FoundGuest[] }) {
  const t = useTexts(dialoguesTexts);
  const words = useTexts(messageTexts);
  const { noName } = useTexts(common);
  const nameOf = (id: string) => {
    const guest = chosen.find((each) => each.id === id);
    return guest?.name ?? guest?.phone ?? noName;
  };
  return (
    <div className="flex flex-col gap-3">
      <Notice tone={result.sent > 0 ? 'accent' : 'warn'}>{t.sentTo(result.sent)}</Notice>
      <h3 className="font-semibold">{t.notSentTo}</h3>
      <ul className="divide-y rounded-control border">
        {result.not_sent.map(({ guest_id, why }) => (
          <li key={guest_id} className="px-3 py-2">
            <span className="font-medium">{nameOf(guest_id)}</span>
            <span className="block text-sm text-soft">{whyUnreachable(words, why)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
