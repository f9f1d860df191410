import { Hourglass, Plus } from 'lucide-react';
import { useState } from 'react';
import { query } from '../api/client';
import { useLookAgain } from '../app/look-again';
import { useMay } from '../app/me';
import { common } from '../texts/common';
import { useTexts } from '../texts/language';
import { dayInWords } from '../time/venue-time';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Disclosure } from '../ui/disclosure';
import { Badge, Empty, Loaded } from '../ui/surface';
import { EntryForm } from './entry-form';
import { EntryRow } from './entry-row';
import { inTurn, type Entry } from './waitlist-rules';
import { waitlistTexts } from './waitlist-texts';

export const useWaitlist = (date: string, enabled = true) =>
  query.useQuery(
    'get',
    '/waitlist',
    { params: { query: { date, limit: 200 } } },
    { enabled, refetchInterval: useLookAgain() },
  );

interface Props {
  date: string;
  open: boolean;
  onClose: () => void;
}

/** Who would come on a day if there were room, in their turn. */
export function WaitlistPanel({ date, open, onClose }: Props) {
  const t = useTexts(waitlistTexts);
  const mayWrite = useMay('bookings.write');
  const asked = useWaitlist(date, open);
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<Entry>();
  const title = changing
    ? t.change(changing.guest_name ?? '')
    : adding
      ? t.add
      : t.title(dayInWords(date, { month: 'short' }));
  const back = () => {
    setAdding(false);
    setChanging(undefined);
  };
  return (
    <Dialog
      title={title}
      open={open}
      place="side"
      onClose={() => {
        back();
        onClose();
      }}
    >
      {adding || changing ? (
        <EntryForm key={changing?.id} date={date} entry={changing} onDone={back} />
      ) : (
        <div className="flex flex-col gap-4">
          {mayWrite && (
            <Button icon={Plus} look="primary" onClick={() => setAdding(true)}>
              {t.add}
            </Button>
          )}
          <Loaded of={asked} rows={3}>
            {(entries) =>
              entries.length === 0 ? (
                <Empty icon={Hourglass} title={t.none} text={t.noneText} />
              ) : (
                <Lines entries={entries} onChange={setChanging} />
              )
            }
          </Loaded>
        </div>
      )}
    </Dialog>
  );
}

function Lines({ entries, onChange }: { entries: readonly Entry[]; onChange: (entry: Entry) => void }) {
  const t = useTexts(waitlistTexts);
  const { noName, guests } = useTexts(common);
  const { line, others } = inTurn(entries);
  return (
    <>
      {line.length > 0 && (
        <section aria-label={t.line}>
          <ul className="flex flex-col gap-2">
            {line.map((entry) => (
              <EntryRow key={entry.id} entry={entry} onChange={() => onChange(entry)} />
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <Disclosure title={`${t.others}: ${others.length}`} open={line.length === 0}>
          <ul className="divide-y">
            {others.map(({ id, guest_name, guests_count, status }) => (
              <li key={id} className="flex flex-wrap items-center gap-2 py-2">
                <span className="min-w-0 flex-1">
                  {guest_name ?? noName} · {guests(guests_count)}
                </span>
                <Badge>{t.status[status]}</Badge>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}
