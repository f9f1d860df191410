import { useId, useRef } from 'react';
import { useTexts } from '../texts/language';
import { Button } from '../ui/button';
import { classNames } from '../ui/class-names';
import { controlClass, Field } from '../ui/field';
import { messageTexts } from './message-texts';
import { chunksOf, inserted, nearest, unknownIn, type Named } from './placeholder-rules';

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The names that may stand in braces. */
  known: readonly string[];
  fault?: string;
  most?: number;
  disabled?: boolean;
  rows?: number;
}

const mark = {
  text: '',
  known: 'bg-accent-soft',
  unknown: 'bg-danger-soft underline decoration-danger decoration-wavy',
};
const sameText = 'field-sizing-content break-words whitespace-pre-wrap';

/** Words for guests: names are put in by pressing, and one for which nothing stands is told where it is. */
export function WordsField({ label, value, onChange, known, fault, most = 4_096, disabled, rows = 5 }: Props) {
  const t = useTexts(messageTexts);
  const area = useRef<HTMLTextAreaElement>(null);
  const behind = useRef<HTMLDivElement>(null);
  const unknown = unknownIn(value, known);
  const faults = useId();
  // It grows with what is written in it, from as many lines on.
  const style = { minHeight: `calc(${rows}lh + 1.25rem)` };

  const choose = (from: number, to: number) => {
    area.current?.focus();
    // Once the text is there that it is chosen in.
    requestAnimationFrame(() => area.current?.setSelectionRange(from, to));
  };
  const put = (name: string) => {
    const { selectionStart, selectionEnd } = area.current ?? {
      selectionStart: value.length,
      selectionEnd: value.length,
    };
    const next = inserted(value, `{${name}}`, selectionStart, selectionEnd);
    if (next.text.length > most) return;
    onChange(next.text);
    choose(next.cursor, next.cursor);
  };
  const replace = ({ from, to }: Named, name: string) => {
    onChange(`${value.slice(0, from)}{${name}}${value.slice(to)}`);
    choose(from, from + name.length + 2);
  };

  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Field label={label} fault={fault}>
        {(wired) => (
          <div className="relative">
            <div
              ref={behind}
              aria-hidden
              style={style}
              className={classNames(
                controlClass,
                sameText,
                'pointer-events-none absolute inset-0 overflow-hidden border-transparent text-transparent!',
              )}
            >
              {chunksOf(value, known).map((chunk, index) => (
                <span key={index} className={classNames('rounded-sm', mark[chunk.is === 'text' ? 'text' : chunk.is])}>
                  {chunk.text}
                </span>
              ))}
            </div>
            <textarea
              ref={area}
              rows={rows}
              style={style}
              maxLength={most}
              value={value}
              disabled={disabled}
              {...wired}
              aria-describedby={classNames(wired['aria-describedby'], unknown.length > 0 && faults) || undefined}
              aria-invalid={wired['aria-invalid'] ?? (unknown.length > 0 || undefined)}
              onChange={(event) => onChange(event.target.value)}
              onScroll={(event) => {
                if (behind.current) behind.current.scrollTop = event.currentTarget.scrollTop;
              }}
              className={classNames(controlClass, sameText, 'relative block resize-none bg-transparent!')}
            />
          </div>
        )}
      </Field>
      {!disabled && (
        <div className="flex flex-wrap items-center gap-1.5">
          {known.map((name) => (
            <button
              key={name}
              type="button"
              aria-label={t.put(t.placeholders[name] ?? name)}
              title={`{${name}}`}
              onClick={() => put(name)}
              className="min-h-9 rounded-full border bg-surface px-3 text-sm font-medium hover:bg-sunken"
            >
              + {t.placeholders[name] ?? name}
            </button>
          ))}
          <span className={classNames('ml-auto text-sm', value.length > most * 0.9 ? 'text-warn-text' : 'text-soft')}>
            {t.left(value.length, most)}
          </span>
        </div>
      )}
      <div id={faults} role="alert" className="flex flex-col gap-1 empty:hidden">
        {unknown.map((named) => {
          const meant = nearest(named.name, known);
          return (
            <div
              key={named.from}
              className="flex flex-wrap items-center gap-2 rounded-control bg-danger-soft px-3 py-1.5 text-sm text-danger-text"
            >
              <span className="min-w-0 basis-full break-words">{t.unknownName(named.name, named.line)}</span>
              <Button small look="plain" className="text-ink" onClick={() => choose(named.from, named.to)}>
                {t.show}
              </Button>
              {meant && (
                <Button small look="plain" className="text-ink" onClick={() => replace(named, meant)}>
                  {t.instead(meant)}
                </Button>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
