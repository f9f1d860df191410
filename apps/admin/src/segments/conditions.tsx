import { Plus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTexts } from '../texts/language';
import { Button, IconButton } from '../ui/button';
import { Menu, MenuGroup, MenuItem } from '../ui/menu';
import { ConditionField } from './condition-field';
import {
  conditions,
  groups,
  kinds,
  partsOf,
  without,
  withSaid,
  type Condition,
  type Filter,
  type Group,
} from './filter-rules';
import { segmentsTexts } from './segments-texts';

/** Which guests are meant, condition by condition: only those that somebody asks for are there. */
export function Conditions({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const t = useTexts(segmentsTexts);
  // One that was asked for and says nothing yet is no part of the filter.
  const [asked, setAsked] = useState<Condition[]>(() => partsOf(filter));
  const latest = useRef<Condition>(undefined);
  const all = useRef<HTMLDivElement>(null);
  const shown = [...asked, ...partsOf(filter).filter((name) => !asked.includes(name))];
  const add = (name: Condition) => {
    setAsked([...shown, name]);
    latest.current = name;
    if (kinds[name] === 'flag') onChange(withSaid(filter, name, true));
  };
  const remove = (name: Condition) => {
    setAsked(shown.filter((each) => each !== name));
    onChange(without(filter, name));
  };
  /** Who has asked for a condition goes on in it. */
  const goOn = (event: Event) => {
    if (!latest.current) return;
    event.preventDefault();
    all.current?.querySelector<HTMLElement>(`[data-condition=${latest.current}] :is(input, select)`)?.focus();
    latest.current = undefined;
  };
  return (
    <div ref={all} className="flex flex-col items-start gap-3">
      {shown.length === 0 && <p className="text-soft">{t.noConditions}</p>}
      {shown.map((name) => (
        <div key={name} data-condition={name} className="flex w-full items-start gap-2 rounded-control border p-3">
          <div className="min-w-0 flex-1">
            <ConditionField
              name={name}
              value={filter[name]}
              set={(value) => {
                setAsked(shown);
                onChange(withSaid(filter, name, value));
              }}
            />
          </div>
          <IconButton icon={X} label={t.removeCondition(t.conditions[name])} onClick={() => remove(name)} />
        </div>
      ))}
      {shown.length < conditions.length && <AddCondition shown={shown} onAdd={add} onClosed={goOn} />}
    </div>
  );
}

interface AddProps {
  shown: Condition[];
  onAdd: (name: Condition) => void;
  onClosed: (event: Event) => void;
}

function AddCondition({ shown, onAdd, onClosed }: AddProps) {
  const t = useTexts(segmentsTexts);
  return (
    <Menu align="start" onCloseAutoFocus={onClosed} trigger={<Button icon={Plus}>{t.addCondition}</Button>}>
      {(Object.keys(groups) as Group[]).map((group) => {
        const left = groups[group].filter((name) => !shown.includes(name));
        if (left.length === 0) return null;
        return (
          <MenuGroup key={group} label={t.groups[group]}>
            {left.map((name) => (
              <MenuItem key={name} onSelect={() => onAdd(name)}>
                {t.conditions[name]}
              </MenuItem>
            ))}
          </MenuGroup>
        );
      })}
    </Menu>
  );
}
