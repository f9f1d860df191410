import { useState } from 'react';
import { useMay } from '../app/me';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Conditions } from './conditions';
import { areSame, isEmpty, type Filter } from './filter-rules';
import { HowMany } from './how-many';
import { SegmentName } from './segment-name';
import { segmentsTexts } from './segments-texts';
import type { Segment } from './use-segments';

/** Says which guests are meant, tells at once how many they are, and keeps it under a name where somebody wants it. */
export function FilterSheet({
  filter: atFirst,
  segment,
  onShow,
  onSaved,
  onClose,
}: {
  filter: Filter;
  /** It is changed, if there is one. */
  segment?: Segment;
  onShow?: (filter: Filter) => void;
  onSaved: (segment: Segment) => void;
  onClose: () => void;
}) {
  const t = useTexts(segmentsTexts);
  const maySave = useMay('segments.write');
  const [filter, setFilter] = useState(atFirst);
  const [naming, setNaming] = useState(segment !== undefined);
  const [name, setName] = useState(segment?.name ?? '');
  // Emptied, the conditions are begun anew.
  const [round, setRound] = useState(0);
  const clear = () => {
    setFilter({});
    setRound(round + 1);
  };
  return (
    <Dialog
      open
      place="side"
      title={segment ? t.changeSegment : t.whichGuests}
      onClose={onClose}
      unsaved={naming && (name !== (segment?.name ?? '') || !areSame(filter, segment?.filter ?? atFirst))}
      actions={
        !naming && (
          <>
            <Button look="quiet" onClick={clear}>
              {t.clear}
            </Button>
            {maySave && (
              <Button disabled={isEmpty(filter)} onClick={() => setNaming(true)}>
                {t.newSegment}
              </Button>
            )}
            <Button look="primary" onClick={() => onShow?.(filter)}>
              {t.show}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-5">
        <div className="sticky -top-4 z-10 -mx-5 -mt-4 border-b bg-raised px-5 py-3">
          <HowMany filter={filter} />
        </div>
        {naming && (
          <SegmentName
            name={name}
            onName={setName}
            segment={segment}
            filter={filter}
            onSaved={onSaved}
            onCancel={segment ? onClose : () => setNaming(false)}
          />
        )}
        <Conditions key={round} filter={filter} onChange={setFilter} />
      </div>
    </Dialog>
  );
}
