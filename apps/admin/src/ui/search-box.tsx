import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { controlClass, Field } from './field';

const pauseMs = 250;

/** What is looked for as one types. `value` is what is looked for now, wherever it came from. */
export function SearchBox({
  label,
  placeholder,
  value,
  onSearch,
  className,
}: {
  label: string;
  placeholder?: string;
  value: string;
  onSearch: (value: string) => void;
  className?: string;
}) {
  const [typed, setTyped] = useState(value);
  const said = useRef(value);
  const search = useRef(onSearch);
  useEffect(() => {
    search.current = onSearch;
  });
  useEffect(() => {
    if (value === said.current) return;
    said.current = value;
    setTyped(value);
  }, [value]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === said.current) return undefined;
    const timer = setTimeout(() => {
      said.current = wanted;
      search.current(wanted);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <Field label={label} hideLabel className={className}>
      {(wired) => (
        <span className="relative block">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-3 size-5 -translate-y-1/2 text-soft"
          />
          <input
            {...wired}
            type="search"
            value={typed}
            maxLength={200}
            autoComplete="off"
            placeholder={placeholder}
            onChange={(event) => setTyped(event.target.value)}
            className={`${controlClass} pl-10`}
          />
        </span>
      )}
    </Field>
  );
}
