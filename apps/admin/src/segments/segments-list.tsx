import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { api } from '../api/client';
import { useMay } from '../app/me';
import { seenAnew } from '../app/queries';
import { useTexts } from '../texts/language';
import { localeOf } from '../time/venue-time';
import { IconButton } from '../ui/button';
import { classNames } from '../ui/class-names';
import { Confirm } from '../ui/dialog';
import { Menu, MenuItem } from '../ui/menu';
import { tell, tellTrouble } from '../ui/toast';
import { segmentsTexts } from './segments-texts';
import type { Segment } from './use-segments';

/** The saved segments: at the side where there is room, above the list where there is none. */
export function SegmentsList({
  segments,
  chosen,
  onChoose,
  onChange,
}: {
  segments: Segment[];
  chosen?: string;
  onChoose: (id: string | undefined) => void;
  onChange: (segment: Segment) => void;
}) {
  const t = useTexts(segmentsTexts);
  const mayWrite = useMay('segments.write');
  const [dropped, setDropped] = useState<Segment>();
  return (
    <nav aria-label={t.segments} className="min-w-0 xl:w-60 xl:shrink-0">
      <h2 className="mb-2 px-3 text-sm font-semibold text-soft max-xl:sr-only">{t.segments}</h2>
      <ul className="flex gap-1 overflow-x-auto p-1 xl:flex-col">
        <li className="shrink-0">
          <SegmentButton chosen={chosen === undefined} onClick={() => onChoose(undefined)}>
            <span className="flex-1 truncate text-left">{t.everybody}</span>
          </SegmentButton>
        </li>
        {segments.map((segment) => (
          <li key={segment.id} className="flex shrink-0 items-center gap-1 xl:shrink">
            <SegmentButton chosen={segment.id === chosen} onClick={() => onChoose(segment.id)}>
              <span className="min-w-0 flex-1 truncate text-left max-xl:max-w-48">{segment.name}</span>
              <span className="text-sm text-soft">{segment.count.toLocaleString(localeOf())}</span>
            </SegmentButton>
            {mayWrite && (
              <Menu trigger={<IconButton icon={MoreHorizontal} label={t.segmentActions(segment.name)} />}>
                <MenuItem onSelect={() => onChange(segment)}>{t.changeSegment}</MenuItem>
                <MenuItem danger onSelect={() => setDropped(segment)}>
                  {t.deleteSegment}
                </MenuItem>
              </Menu>
            )}
          </li>
        ))}
      </ul>
      {dropped && (
        <DeleteSegment
          segment={dropped}
          onClose={() => setDropped(undefined)}
          onDeleted={() => dropped.id === chosen && onChoose(undefined)}
        />
      )}
    </nav>
  );
}

const SegmentButton = ({
  chosen,
  onClick,
  children,
}: {
  chosen: boolean;
  onClick: () => void;
  children: React.ReactNode;
}) => (
  <button
    type="button"
    aria-current={chosen ? 'true' : undefined}
    onClick={onClick}
    className={classNames(
      'flex min-h-11 w-full min-w-0 items-center gap-3 rounded-control px-3 font-medium whitespace-nowrap hover:bg-sunken',
      chosen && 'bg-accent-soft text-accent-text',
    )}
  >
    {children}
  </button>
);

function DeleteSegment({
  segment: { id, name },
  onClose,
  onDeleted,
}: {
  segment: Segment;
  onClose: () => void;
  onDeleted: () => void;
}) {
  const t = useTexts(segmentsTexts);
  const [busy, setBusy] = useState(false);
  async function drop() {
    setBusy(true);
    try {
      await api.DELETE('/segments/{id}', { params: { path: { id } } });
      onDeleted();
      await seenAnew('/segments');
      tell(t.deleted(name));
      onClose();
    } catch (error) {
      tellTrouble(error);
      setBusy(false);
    }
  }
  return (
    <Confirm
      open
      title={t.deleteAsk(name)}
      text={t.deleteText}
      action={t.deleteSegment}
      busy={busy}
      onConfirm={() => void drop()}
      onClose={onClose}
    />
  );
}
