import { useState } from 'react';
import { Conditions } from '../segments/conditions';
import { areSame, isEmpty, type Filter } from '../segments/filter-rules';
import { HowMany } from '../segments/how-many';
import { SegmentChoice } from '../segments/segment-choice';
import { useSegments } from '../segments/use-segments';
import { useTexts } from '../texts/language';
import { Choice } from '../ui/field';
import { campaignsTexts } from './campaigns-texts';

interface Props {
  filter: Filter;
  onChange: (filter: Filter) => void;
}

const modes = ['all', 'segment', 'own'] as const;
type Mode = (typeof modes)[number];

/** Whom a campaign is for: everybody, a segment that was saved, or whoever meets some conditions. */
export function AudienceEditor({ filter, onChange }: Props) {
  const t = useTexts(campaignsTexts);
  const { data: segments = [] } = useSegments();
  const [chosen, setChosen] = useState<Mode>();
  const isSegment = segments.some((segment) => areSame(segment.filter, filter));
  const mode = chosen ?? (isEmpty(filter) ? 'all' : isSegment ? 'segment' : 'own');
  const choose = (next: Mode) => {
    setChosen(next);
    if (next === 'all') onChange({});
  };
  const own = (next: Filter) => {
    // Its conditions stay to be seen, also while there are none or as many as a segment has.
    setChosen('own');
    onChange(next);
  };
  return (
    <div className="flex flex-col gap-4">
      <div>
        <Choice
          label={t.audience}
          value={mode}
          options={modes.map((value) => ({ value, label: t.audiences[value] }))}
          onChange={choose}
        />
      </div>
      {mode === 'segment' && <SegmentChoice filter={filter} onChange={onChange} />}
      {mode === 'own' && <Conditions filter={filter} onChange={own} />}
      <HowMany filter={filter} why />
    </div>
  );
}
