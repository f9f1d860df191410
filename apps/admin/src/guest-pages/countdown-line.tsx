import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../texts/language';
import { afterTexts } from './after-texts';
import { secondsLeft, shown, stageOf } from './countdown';

/** How long it is still held. Its last minute is said aloud, its end is told to whoever holds it: once. */
export function CountdownLine({ end, onOver }: { end: number; onOver: () => void }) {
  const a = useTexts(afterTexts);
  const seconds = useSecondsLeft(end);
  const stage = stageOf(seconds);
  const latest = useRef(onOver);
  useEffect(() => {
    latest.current = onOver;
  });
  const over = stage === 'over';
  useEffect(() => {
    if (over) latest.current();
  }, [over, end]);
  const last = stage !== 'going';
  return (
    <div
      className={`rounded-control px-4 py-3 ${last ? 'bg-warn-soft text-warn-text' : 'bg-accent-soft text-accent-text'}`}
    >
      <p className="flex items-center justify-between gap-3">
        <span>{a.heldFor}</span>
        <b role="timer" className="text-xl tabular-nums">
          {shown(seconds)}
        </b>
      </p>
      <p role="status">{stage === 'last_minute' && a.lastMinute}</p>
    </div>
  );
}

function useSecondsLeft(end: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [end]);
  return secondsLeft(end, now);
}
