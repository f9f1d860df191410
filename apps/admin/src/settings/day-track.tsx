import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTexts } from '../texts/language';
import { classNames } from '../ui/class-names';
import { hoursTexts } from './hours-texts';
import { useHoursWords } from './hours-words';
import {
  dayMinutes,
  drawn,
  intervalOf,
  mostSpans,
  moved,
  pressed,
  step,
  stretched,
  timeAt,
  type Span,
} from './week-rules';

type Part = 'whole' | keyof Span;

interface Drag {
  part: Part | 'stroke';
  index: number;
  at: number;
  before: Span[];
  /** A finger or a mouse that has not gone anywhere is a press. */
  went: boolean;
}

interface Props {
  day: string;
  spans: Span[];
  /** The last minute of the line. */
  ends: number;
  onChange: (spans: Span[]) => void;
  bad?: boolean;
}

/** One day's hours as bars: drawn, pulled by their edges, moved; each of it by keyboard too. */
export function DayTrack({ day, spans, ends, onChange, bad }: Props) {
  const t = useTexts(hoursTexts);
  const track = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag>(undefined);
  const [stroke, setStroke] = useState<Span>();

  const minuteAt = ({ clientX }: PointerEvent) => {
    const { left, width } = track.current!.getBoundingClientRect();
    return Math.max(0, Math.min(ends, ((clientX - left) / width) * ends));
  };
  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const { part = 'stroke', index = '-1' } = (event.target as HTMLElement).dataset as { part?: Part; index?: string };
    drag.current = { part, index: Number(index), at: minuteAt(event), before: spans, went: false };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    const held = drag.current;
    if (!held) return;
    const at = minuteAt(event);
    held.went ||= Math.abs(at - held.at) > step / 2;
    if (!held.went) return;
    if (held.part === 'stroke') setStroke({ begins: Math.min(held.at, at), ends: Math.max(held.at, at) });
    else if (held.part === 'whole') onChange(moved(held.before, held.index, at - held.at));
    else onChange(stretched(held.before, held.index, held.part, at));
  };
  const up = (event: PointerEvent) => {
    const held = drag.current;
    drag.current = undefined;
    setStroke(undefined);
    if (held?.part !== 'stroke' || spans.length >= mostSpans) return;
    onChange(held.went ? drawn(spans, held.at, minuteAt(event)) : pressed(spans, held.at));
  };
  /** The browser took the finger to scroll the page. */
  const lost = () => {
    if (drag.current && drag.current.part !== 'stroke') onChange(drag.current.before);
    drag.current = undefined;
    setStroke(undefined);
  };
  const key = (index: number, part: Part) => (event: KeyboardEvent) => {
    const by = { ArrowLeft: -step, ArrowRight: step, PageUp: 60, PageDown: -60 }[event.key];
    const span = spans[index]!;
    if (event.key === 'Delete' || event.key === 'Backspace') onChange(spans.toSpliced(index, 1));
    else if (by === undefined) return;
    else onChange(part === 'whole' ? moved(spans, index, by) : stretched(spans, index, part, span[part] + by));
    event.preventDefault();
  };
  const place = ({ begins, ends: until }: Span) => ({
    left: `${(begins / ends) * 100}%`,
    width: `${((Math.min(until, ends) - begins) / ends) * 100}%`,
  });

  return (
    <div
      ref={track}
      data-track={day}
      className={classNames(
        'relative h-11 cursor-crosshair touch-pan-y overflow-hidden rounded-lg bg-sunken select-none',
        bad && 'outline-2 outline-danger',
      )}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={lost}
    >
      {Array.from({ length: Math.floor(ends / 180) }, (_, line) => (
        <span
          key={line}
          className={classNames(
            'pointer-events-none absolute inset-y-0 border-l',
            (line + 1) * 180 === dayMinutes ? 'border-edge' : 'border-line',
          )}
          style={{ left: `${(((line + 1) * 180) / ends) * 100}%` }}
        />
      ))}
      {spans.length === 0 && !stroke && (
        <span className="pointer-events-none absolute inset-0 flex items-center justify-center text-sm text-soft">
          {t.closed}
        </span>
      )}
      {spans.map((span, index) => (
        <Bar key={index} {...{ day, span, index, place: place(span), onKey: key }} />
      ))}
      {stroke && (
        <span
          className="pointer-events-none absolute inset-y-1 rounded-lg border-2 border-dashed border-accent bg-accent-soft"
          style={place(stroke)}
        />
      )}
    </div>
  );
}

function Bar({
  day,
  span,
  index,
  place,
  onKey,
}: {
  day: string;
  span: Span;
  index: number;
  place: { left: string; width: string };
  onKey: (index: number, part: Part) => (event: KeyboardEvent) => void;
}) {
  const t = useTexts(hoursTexts);
  const inWords = useHoursWords();
  const words = inWords([intervalOf(span)]);
  const edge = (part: keyof Span, label: string, most: number) => (
    <span
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={part === 'begins' ? 0 : span.begins + step}
      aria-valuemax={most}
      aria-valuenow={span[part]}
      aria-valuetext={timeAt(span[part])}
      data-part={part}
      data-index={index}
      onKeyDown={onKey(index, part)}
      className={classNames(
        'absolute inset-y-0 z-10 w-6 cursor-ew-resize rounded focus-visible:-outline-offset-2',
        // Half on the bar and half beside it: a finger finds it on a short one too.
        'before:pointer-events-none before:absolute before:inset-y-2 before:left-1/2 before:w-0.75 before:-translate-x-1/2 before:rounded-full before:bg-accent-ink/70',
        part === 'begins' ? '-left-1.5' : '-right-1.5',
      )}
    />
  );
  return (
    <span className="absolute inset-y-1" style={place}>
      <span
        role="button"
        tabIndex={0}
        aria-label={t.bar(day, words)}
        data-part="whole"
        data-index={index}
        onKeyDown={onKey(index, 'whole')}
        className="absolute inset-0 flex cursor-grab items-center justify-center overflow-hidden rounded-lg bg-accent px-4 text-sm font-medium whitespace-nowrap text-accent-ink focus-visible:-outline-offset-4 focus-visible:outline-accent-ink active:cursor-grabbing"
      >
        <span className="pointer-events-none truncate">{words}</span>
      </span>
      {edge('begins', t.opens(day), span.ends - step)}
      {edge('ends', t.closes(day), span.begins + dayMinutes)}
    </span>
  );
}
