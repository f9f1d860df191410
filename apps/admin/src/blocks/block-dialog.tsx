import { useState } from 'react';
import { useMay } from '../app/me';
import { useTexts } from '../texts/language';
import { dayInWords } from '../time/venue-time';
import { Dialog } from '../ui/dialog';
import { BlockForm } from './block-form';
import type { Block } from './block-rules';
import { BlocksOfDay } from './blocks-of-day';
import { blocksTexts } from './blocks-texts';

/** What is known already when somebody begins to block a time. The date is the venue's day. */
export interface BlockDraft {
  date: string;
  time?: string;
  tableIds?: string[];
}

/** A time in which tables, or the whole venue, take no bookings; and those of the day that are blocked already. */
export function BlockDialog({ draft, onClose }: { draft: BlockDraft; onClose: () => void }) {
  const t = useTexts(blocksTexts);
  const mayWrite = useMay('schedule.write');
  const [changing, setChanging] = useState<Block>();
  const title = changing ? t.changeTitle : t.title(dayInWords(draft.date, { month: 'short' }));
  return (
    <Dialog title={title} open onClose={onClose} wide>
      <div className="flex flex-col gap-6">
        {!changing && <BlocksOfDay date={draft.date} onChange={setChanging} />}
        {mayWrite && (
          <BlockForm key={changing?.id} draft={draft} block={changing} onDone={() => setChanging(undefined)} />
        )}
      </div>
    </Dialog>
  );
}
