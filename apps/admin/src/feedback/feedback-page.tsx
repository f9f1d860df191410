import { MessageSquarePlus, Star } from 'lucide-react';
import { useState } from 'react';
import { api } from '../api/client';
import { useEndless } from '../api/endless';
import { pagedOf } from '../api/paged';
import { useMay, useVenue } from '../app/me';
import { useTexts } from '../texts/language';
import { wallOf } from '../time/venue-time';
import { useSettled } from '../ui/use-settled';
import { Button } from '../ui/button';
import { EndlessEnd } from '../ui/endless-end';
import { Choice, Input, Select } from '../ui/field';
import { SearchBox } from '../ui/search-box';
import { Card, Empty, Loaded, PageHead } from '../ui/surface';
import { FeedbackRow } from './feedback-row';
import { FeedbackSheet } from './feedback-sheet';
import { FeedbackSummary } from './feedback-summary';
import { feedbackTexts } from './feedback-texts';
import { daysOf, periods, spanNames, spans, type Days, type Period, type Span } from './period-rules';
import { WriteDown } from './write-down';

const limit = 30;

interface Looked {
  status: 'new' | 'handled' | 'all';
  span: Span;
  period: Period;
  own: Days;
  tag: string;
  q: string;
}

export function FeedbackPage() {
  const t = useTexts(feedbackTexts);
  const mayWrite = useMay('feedback.write');
  const { timezone } = useVenue();
  const [looked, setLooked] = useState<Looked>({
    ...{ status: 'new', span: 'any', period: '90', own: {}, tag: '', q: '' },
  });
  const [open, setOpen] = useState<string>();
  const [writing, setWriting] = useState(false);
  const days = daysOf(looked.period, wallOf(new Date(), timezone).date, looked.own);
  return (
    <>
      <PageHead title={t.title}>
        {mayWrite && (
          <Button icon={MessageSquarePlus} onClick={() => setWriting(true)}>
            {t.writeDown}
          </Button>
        )}
      </PageHead>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-3 max-xl:order-2">
          <Filters looked={looked} onLook={(change) => setLooked({ ...looked, ...change })} />
          <List looked={looked} days={days} onOpen={setOpen} />
        </div>
        <FeedbackSummary days={days} />
      </div>
      {open && <FeedbackSheet id={open} onClose={() => setOpen(undefined)} />}
      {writing && <WriteDown onClose={() => setWriting(false)} />}
    </>
  );
}

function Filters({ looked, onLook }: { looked: Looked; onLook: (change: Partial<Looked>) => void }) {
  const t = useTexts(feedbackTexts);
  const names = { any: t.anyScore, unhappy: t.unhappy, neutral: t.neutral, happy: t.happy };
  return (
    <div role="search" className="flex flex-col gap-3">
      <div>
        <Choice
          label={t.whichStatus}
          value={looked.status}
          options={[
            { value: 'new', label: t.newOnes },
            { value: 'handled', label: t.handledOnes },
            { value: 'all', label: t.everyStatus },
          ]}
          onChange={(status) => onLook({ status })}
        />
      </div>
      <div className="grid grid-cols-2 gap-2 lg:grid-cols-4">
        <SearchBox label={t.find} placeholder={t.findHint} value={looked.q} onSearch={(q) => onLook({ q })} />
        <Select
          label={t.whichScore}
          hideLabel
          value={looked.span}
          onChange={({ target }) => onLook({ span: target.value as Span })}
        >
          {spanNames.map((span) => (
            <option key={span} value={span}>
              {names[span]}
            </option>
          ))}
        </Select>
        <Select
          label={t.period}
          hideLabel
          value={looked.period}
          onChange={({ target }) => onLook({ period: target.value as Period })}
        >
          {periods.map((period) => (
            <option key={period} value={period}>
              {t.periods[period]}
            </option>
          ))}
        </Select>
        <Input
          label={t.tag}
          hideLabel
          placeholder={t.tag}
          value={looked.tag}
          maxLength={200}
          onChange={({ target }) => onLook({ tag: target.value })}
        />
        {looked.period === 'own' && (
          <>
            <Input
              label={t.from}
              type="date"
              value={looked.own.date_from ?? ''}
              onChange={({ target }) => onLook({ own: { ...looked.own, date_from: target.value } })}
            />
            <Input
              label={t.to}
              type="date"
              value={looked.own.date_to ?? ''}
              onChange={({ target }) => onLook({ own: { ...looked.own, date_to: target.value } })}
            />
          </>
        )}
      </div>
    </div>
  );
}

function List({ looked, days, onOpen }: { looked: Looked; days: Days; onOpen: (id: string) => void }) {
  const t = useTexts(feedbackTexts);
  const tag = useSettled(looked.tag.trim());
  const { status, span, q } = looked;
  const asked = {
    ...{ ...spans[span], ...days, q: q || undefined, tag: tag || undefined },
    status: status === 'all' ? undefined : status,
  };
  const list = useEndless('/feedback', asked, (page, signal) =>
    pagedOf(api.GET('/feedback', { params: { query: { ...asked, page, limit } }, signal })),
  );
  const isNarrow = Boolean(q || tag || span !== 'any');
  return (
    <Loaded of={list} rows={5}>
      {({ items, total }) => (
        <section aria-label={t.title} aria-busy={list.isPlaceholderData}>
          <p role="status" className="mb-2 px-1 text-sm text-soft">
            {t.found(total)}
          </p>
          <Card className="p-0! sm:p-0!">
            {items.length === 0 ? (
              <Empty
                icon={Star}
                title={status === 'new' && !isNarrow ? t.noneLeft : t.none}
                text={isNarrow ? undefined : t.noneText}
              />
            ) : (
              <ul className="divide-y">
                {items.map((said) => (
                  <FeedbackRow key={said.id} said={said} named onOpen={() => onOpen(said.id)} />
                ))}
              </ul>
            )}
            <EndlessEnd of={list} />
          </Card>
        </section>
      )}
    </Loaded>
  );
}
