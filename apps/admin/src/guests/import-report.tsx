import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Shape } from '../api/client';
import { useEndless } from '../api/endless';
import { pagedOf } from '../api/paged';
import { useTexts } from '../texts/language';
import { localeOf } from '../time/venue-time';
import { Button } from '../ui/button';
import { EndlessEnd } from '../ui/endless-end';
import { Choice } from '../ui/field';
import { Badge, Card, Loaded } from '../ui/surface';
import { wordsOfLine } from './import-fault-words';
import { isBegun, mayStart, type Import } from './import-rules';
import { importTexts } from './import-texts';
import { useImportMove } from './use-import-move';

type Line = Shape<'ImportLineDto'>;
type Outcome = Line['outcome'];

const limit = 50;
const outcomes = ['refuse', 'change', 'create', 'unchanged'] as const;
const tones = { create: 'accent', change: 'info', unchanged: 'plain', refuse: 'danger' } as const;

/** What would come of a list, or what came of it, row by row. */
export function ImportReport({ list }: { list: Import }) {
  const t = useTexts(importTexts);
  const navigate = useNavigate();
  const move = useImportMove(list.id);
  const [busy, setBusy] = useState(false);
  const counts = { create: list.created, change: list.changed, unchanged: list.unchanged, refuse: list.refused };
  // What is wrong is looked at first.
  const [chosen, setChosen] = useState<Outcome | 'all'>(counts.refuse > 0 ? 'refuse' : 'all');
  async function start() {
    setBusy(true);
    await move('start');
    setBusy(false);
  }
  const action = mayStart(list) ? (
    <Button look="primary" busy={busy} onClick={() => void start()}>
      {isBegun(list) ? t.goOn : t.start}
    </Button>
  ) : (
    list.state === 'completed' && (
      <Button look="primary" onClick={() => void navigate({ to: '/guests' })}>
        {t.showGuests}
      </Button>
    )
  );
  return (
    <Card title={list.pass === 'check' ? t.would : t.was} actions={action}>
      <div className="flex flex-col gap-4">
        <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {(['create', 'change', 'unchanged', 'refuse'] as const).map((outcome) => (
            <div key={outcome} className="flex flex-col-reverse justify-end">
              <dt className="text-sm text-soft">{t.outcomes[outcome]}</dt>
              <dd className="text-2xl font-semibold">{counts[outcome].toLocaleString(localeOf())}</dd>
            </div>
          ))}
        </dl>
        <div>
          <Choice
            label={t.whichRows}
            value={chosen}
            options={(['all', ...outcomes] as const).map((value) => ({ value, label: t.outcomes[value] }))}
            onChange={setChosen}
          />
        </div>
        <Lines id={list.id} of={`${list.pass} ${list.version}`} outcome={chosen === 'all' ? undefined : chosen} />
      </div>
    </Card>
  );
}

function Lines({ id, of, outcome }: { id: string; of: string; outcome?: Outcome }) {
  const t = useTexts(importTexts);
  const lines = useEndless('/guests/imports/{id}/lines', { id, of, outcome }, async (page, signal) => {
    const query = { page, limit, outcome };
    const { items, ...rest } = await pagedOf(
      api.GET('/guests/imports/{id}/lines', { params: { path: { id }, query }, signal }),
    );
    return { ...rest, items: items.map((line) => ({ ...line, id: String(line.line) })) };
  });
  return (
    <Loaded of={lines} rows={3}>
      {({ items }) => (
        <>
          {items.length === 0 && <p className="text-soft">{t.noRows}</p>}
          <ul className="divide-y">
            {items.map((line) => (
              <li key={line.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
                <Badge tone={tones[line.outcome]}>{t.outcomeOf[line.outcome]}</Badge>
                <span className="min-w-0 flex-1">
                  {[t.row(line.line), line.problems.map(wordsOfLine).join('; ')].filter(Boolean).join(': ')}
                </span>
                {line.guest_id && (
                  <Link
                    to="/guests/$guestId"
                    params={{ guestId: line.guest_id }}
                    aria-label={`${t.card}: ${t.row(line.line)}`}
                    className="text-accent-text underline"
                  >
                    {t.card}
                  </Link>
                )}
              </li>
            ))}
          </ul>
          <EndlessEnd of={lines} />
        </>
      )}
    </Loaded>
  );
}
