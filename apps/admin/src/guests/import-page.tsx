import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { query } from '../api/client';
import { useVenue } from '../app/me';
import { useTexts } from '../texts/language';
import { momentInWords } from '../time/venue-time';
import { Button } from '../ui/button';
import { classNames } from '../ui/class-names';
import { Badge, Card, Loaded, Notice, PageHead } from '../ui/surface';
import { ImportColumns } from './import-columns';
import { wordsOfFile } from './import-fault-words';
import { ImportFile } from './import-file';
import { ImportProgress } from './import-progress';
import { ImportReport } from './import-report';
import { isBegun, isWorking, mayMap, stepOf, type Import } from './import-rules';
import { importTexts } from './import-texts';

const lookEveryMs = 700;

/** Bringing in a list of guests. Its address names it: whoever comes back finds it where it is by then. */
export function ImportPage() {
  const t = useTexts(importTexts);
  const navigate = useNavigate();
  const { list: id } = useSearch({ from: '/inside/guests/import' });
  const deal = (list: string | undefined) => void navigate({ to: '/guests/import', search: { list } });
  return (
    <>
      <PageHead title={t.title}>
        <Link to="/guests" className="font-medium text-accent-text underline">
          {t.toGuests}
        </Link>
      </PageHead>
      <div className="flex max-w-4xl flex-col gap-4">
        {id ? <Steps key={id} id={id} onOther={() => deal(undefined)} /> : <FirstStep onDeal={deal} />}
      </div>
    </>
  );
}

function FirstStep({ onDeal }: { onDeal: (id: string) => void }) {
  return (
    <>
      <StepLine at={0} />
      <ImportFile onDeal={onDeal} />
      <Earlier onDeal={onDeal} />
    </>
  );
}

function StepLine({ at }: { at: number }) {
  const { steps, stepsLabel } = useTexts(importTexts);
  return (
    <ol aria-label={stepsLabel} className="flex flex-wrap gap-2">
      {steps.map((step, number) => (
        <li
          key={step}
          aria-current={number === at ? 'step' : undefined}
          className={classNames(
            'rounded-full px-3 py-1 text-sm font-medium',
            number === at ? 'bg-accent text-accent-ink' : number < at ? 'bg-accent-soft text-accent-text' : 'bg-sunken',
          )}
        >
          {number + 1}. {step}
        </li>
      ))}
    </ol>
  );
}

export const nameOf = ({ file_name }: Import, noName: string): string => file_name ?? noName;

const tones = {
  ...({ uploaded: 'plain', checking: 'info', checked: 'info', importing: 'info', completed: 'accent' } as const),
  ...({ cancelled: 'warn', failed: 'danger' } as const),
};

function Steps({ id, onOther }: { id: string; onOther: () => void }) {
  const t = useTexts(importTexts);
  const one = query.useQuery(
    'get',
    '/guests/imports/{id}',
    { params: { path: { id } } },
    { refetchInterval: ({ state }) => (state.data && isWorking(state.data) ? lookEveryMs : false) },
  );
  return (
    <Loaded of={one}>
      {(list) => (
        <>
          <StepLine at={stepOf(list)} />
          <Card
            title={nameOf(list, t.noName)}
            actions={
              <Button small onClick={onOther}>
                {t.otherFile}
              </Button>
            }
          >
            <div className="flex flex-col gap-3">
              <p role="status" className="flex flex-wrap items-center gap-2">
                <Badge tone={tones[list.state]}>{t.states[list.state]}</Badge>
                <span className="text-soft">
                  {[t.rows(list.rows), list.encoding.replace('-bom', '').toUpperCase()].join(' · ')}
                </span>
              </p>
              {list.problem && <Notice tone="danger">{wordsOfFile(list.problem)}</Notice>}
              {list.state === 'cancelled' && isBegun(list) && <Notice tone="warn">{t.stopped}</Notice>}
              {!list.file_kept && list.state !== 'completed' && <Notice tone="warn">{t.fileGone}</Notice>}
              {isWorking(list) && <ImportProgress list={list} />}
            </div>
          </Card>
          {!isWorking(list) && list.pass && <ImportReport list={list} />}
          {mayMap(list) && <ImportColumns key={list.version} list={list} />}
        </>
      )}
    </Loaded>
  );
}

function Earlier({ onDeal }: { onDeal: (id: string) => void }) {
  const t = useTexts(importTexts);
  const { timezone } = useVenue();
  const lists = query.useQuery('get', '/guests/imports', { params: { query: { limit: 20 } } });
  return (
    <Card title={t.earlier}>
      <Loaded of={lists} rows={2}>
        {(all) =>
          all.length === 0 ? (
            <p className="text-soft">{t.noEarlier}</p>
          ) : (
            <ul className="divide-y">
              {all.map((one) => (
                <li key={one.id} className="flex flex-wrap items-center gap-3 py-2">
                  <div className="min-w-0 flex-1">
                    <span className="flex flex-wrap items-center gap-2">
                      <b className="break-all">{nameOf(one, t.noName)}</b>
                      <Badge tone={tones[one.state]}>{t.states[one.state]}</Badge>
                    </span>
                    <span className="text-sm text-soft">
                      {[momentInWords(one.created_at, timezone), t.rows(one.rows)].join(' · ')}
                    </span>
                  </div>
                  <Button small aria-label={t.open(nameOf(one, t.noName))} onClick={() => onDeal(one.id)}>
                    {t.openShort}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
