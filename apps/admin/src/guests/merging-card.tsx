import { useState } from 'react';
import { query, type Shape } from '../api/client';
import { useMay, useVenue } from '../app/me';
import { useTexts } from '../texts/language';
import { momentInWords } from '../time/venue-time';
import { Button } from '../ui/button';
import { Confirm } from '../ui/dialog';
import { Badge, Card, Loaded } from '../ui/surface';
import { mergeTexts } from './merge-texts';
import { GuestFinder } from './guest-finder';
import { GuestLink } from './guest-link';
import type { GuestCard } from './guest-page';
import { guestTexts } from './guest-texts';
import { guestFacts } from './guest-facts';
import { guestName } from './guest-rules';
import { MergeDialog } from './merge-dialog';
import { useUndoMerge } from './undo-merge';

type Other = Shape<'GuestDto'>;

/** Cards that may be the same person's; making one of two, and two of one again. */
export function MergingCard({ guest }: { guest: GuestCard }) {
  const t = useTexts(mergeTexts);
  const words = useTexts(guestTexts);
  const mayMerge = useMay('guests.merge');
  const [other, setOther] = useState<Other>();
  const path = { id: guest.id };
  const duplicates = query.useQuery('get', '/guests/{id}/duplicates', { params: { path } });
  const merges = query.useQuery('get', '/guests/merges', { params: { query: { guest_id: guest.id, limit: 50 } } });
  if (!mayMerge && !duplicates.data?.length && !merges.data?.length) return null;
  const compare = (one: Other) =>
    mayMerge && (
      <Button small aria-label={t.compare(guestName(one, words))} onClick={() => setOther(one)}>
        {t.compareShort}
      </Button>
    );
  return (
    <Card title={t.merging}>
      <div className="flex flex-col gap-4">
        {mayMerge && <p className="text-sm text-soft">{t.mergingText}</p>}
        <Loaded of={duplicates} rows={1}>
          {(found) =>
            found.length === 0 ? (
              <p className="text-soft">{t.noDuplicates}</p>
            ) : (
              <ul className="divide-y">
                {found.map(({ guest: one, reasons }) => (
                  <li key={one.id} className="flex flex-wrap items-center gap-2 py-2">
                    <div className="min-w-0 flex-1">
                      <span className="flex flex-wrap items-center gap-2">
                        <GuestLink guest={one} />
                        {reasons.map((reason) => (
                          <Badge key={reason} tone="warn">
                            {t.reasons[reason]}
                          </Badge>
                        ))}
                      </span>
                      <span className="block text-sm text-soft">
                        {[guestFacts(one), words.visits(one.visit_count)].filter(Boolean).join(' · ')}
                      </span>
                    </div>
                    {compare(one)}
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
        {mayMerge && <GuestFinder label={t.findOther} except={guest.id} action={compare} />}
        {merges.data && merges.data.length > 0 && (
          <section>
            <h3 className="mb-1 font-semibold">{t.merges}</h3>
            <ul className="divide-y">
              {merges.data.map((merge) => (
                <MergeRow key={merge.id} merge={merge} />
              ))}
            </ul>
          </section>
        )}
      </div>
      {other && <MergeDialog kept={guest} other={other} onClose={() => setOther(undefined)} />}
    </Card>
  );
}

function MergeRow({ merge: { id, created_at, undone_at, can_undo } }: { merge: Shape<'MergeDto'> }) {
  const t = useTexts(mergeTexts);
  const { timezone } = useVenue();
  const mayMerge = useMay('guests.merge');
  const undo = useUndoMerge();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  return (
    <li className="flex flex-wrap items-center gap-2 py-2">
      <span className="min-w-0 flex-1 text-soft">
        {[
          t.mergedWhen(momentInWords(created_at, timezone)),
          undone_at && t.undoneWhen(momentInWords(undone_at, timezone)),
        ]
          .filter(Boolean)
          .join(', ')}
      </span>
      {mayMerge && can_undo && (
        <Button small onClick={() => setAsking(true)}>
          {t.undoMerge}
        </Button>
      )}
      <Confirm
        open={asking}
        title={t.undoAsk}
        text={t.undoText}
        action={t.undoMerge}
        busy={busy}
        onConfirm={() => {
          setBusy(true);
          void undo(id).then(() => {
            setBusy(false);
            setAsking(false);
          });
        }}
        onClose={() => setAsking(false)}
      />
    </li>
  );
}
