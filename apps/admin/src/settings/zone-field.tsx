import { useId, useState, type KeyboardEvent } from 'react';
import { useTexts } from '../texts/language';
import { useNow } from '../time/use-now';
import { cityOf, clockOf } from '../time/venue-time';
import { ownZone, wordsOfZone, zoneNames, zoneOf } from '../time/zones';
import { classNames } from '../ui/class-names';
import { controlClass, Field } from '../ui/field';
import { venueTexts } from './venue-texts';

const shownAtOnce = 30;

/** By a city as somebody types it, or by what the people there call their time. */
function useZones(typed: string, value: string): string[] {
  const wanted = typed.trim().toLowerCase().replaceAll('_', ' ');
  const names = zoneNames(value || ownZone());
  if (!wanted) return [...new Set([ownZone(), value, ...names].filter(Boolean))].slice(0, shownAtOnce);
  const byName = names.filter((name) => `${name} ${cityOf(name)}`.toLowerCase().replaceAll('_', ' ').includes(wanted));
  if (byName.length > 0) return byName.slice(0, shownAtOnce);
  return names.filter((name) => wordsOfZone(name).toLowerCase().includes(wanted)).slice(0, shownAtOnce);
}

interface Props {
  label?: string;
  value: string;
  onChange: (zone: string) => void;
  fault?: string;
}

/** A time zone, looked for by its city; each with the hour it is there. */
export function ZoneField({ label, value, onChange, fault }: Props) {
  const t = useTexts(venueTexts);
  const now = useNow(20_000);
  const list = useId();
  const [typed, setTyped] = useState<string>();
  const [at, setAt] = useState(0);
  const isOpen = typed !== undefined;
  const found = useZones(typed ?? '', value);
  const [isWrong, setWrong] = useState(false);

  const choose = (zone: string) => {
    onChange(zone);
    setTyped(undefined);
    setWrong(false);
  };
  const leave = () => {
    if (typed === undefined) return;
    const meant = typed.trim() ? zoneOf(typed) : value;
    if (meant) return choose(meant);
    setWrong(true);
    setTyped(undefined);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isOpen) setTyped(undefined);
    else if (event.key === 'Enter' && isOpen && found[at]) choose(found[at]);
    else if (event.key === 'ArrowDown' && !isOpen) setTyped('');
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1));
    else if (event.key === 'ArrowUp' && isOpen) setAt(Math.max(at - 1, 0));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <Field
      label={label ?? t.zone}
      hint={value && t.zoneThere(clockOf(now, value))}
      fault={fault ?? (isWrong ? t.zoneUnknown : undefined)}
    >
      {(wired) => (
        <div className="relative">
          <input
            {...wired}
            role="combobox"
            aria-expanded={isOpen}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={isOpen && found[at] ? `${list}-${at}` : undefined}
            autoComplete="off"
            spellCheck={false}
            value={typed ?? value}
            onFocus={(event) => event.target.select()}
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
            }}
            onClick={() => !isOpen && setTyped('')}
            placeholder={value}
            onKeyDown={key}
            onBlur={leave}
            className={controlClass}
          />
          {isOpen && (
            <ul
              id={list}
              role="listbox"
              aria-label={t.zonesList}
              className="absolute inset-x-0 top-full z-30 mt-1 max-h-72 overflow-y-auto rounded-card border bg-raised p-1.5 shadow-raised"
            >
              {found.map((zone, index) => (
                <li
                  key={zone}
                  id={`${list}-${index}`}
                  role="option"
                  aria-selected={index === at}
                  // The field keeps the focus, so that pressing here is not leaving it.
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => choose(zone)}
                  className={classNames(
                    'flex min-h-11 cursor-pointer items-center gap-3 rounded-lg px-3 py-1.5',
                    index === at ? 'bg-sunken' : 'hover:bg-sunken',
                  )}
                >
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">{cityOf(zone)}</span>
                    <span className="block truncate text-sm text-soft">{wordsOfZone(zone)}</span>
                  </span>
                  <span className="text-soft tabular-nums">{clockOf(now, zone)}</span>
                </li>
              ))}
            </ul>
          )}
          <span role="status" className="sr-only">
            {isOpen && t.zonesFound(found.length)}
          </span>
        </div>
      )}
    </Field>
  );
}
