import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button';

interface Props {
  label: string;
  /** What is asked before it is done, and the two answers. */
  question: string;
  yes: string;
  no: string;
  busy: boolean;
  onYes: () => void;
}

/** What cannot be taken back is asked for twice, in the same place. */
export function AskFirst({ label, question, yes, no, busy, onYes }: Props) {
  const [asking, ask] = useState(false);
  const answer = useRef<HTMLButtonElement>(null);
  const asked = useRef<HTMLButtonElement>(null);
  const was = useRef(false);
  useEffect(() => {
    if (asking) answer.current?.focus();
    else if (was.current) asked.current?.focus();
    was.current = asking;
  }, [asking]);
  if (!asking) {
    return (
      <Button ref={asked} className="min-h-12" onClick={() => ask(true)}>
        {label}
      </Button>
    );
  }
  return (
    <div role="group" aria-label={question} className="flex flex-col gap-3 rounded-control bg-danger-soft p-4">
      <p className="text-danger-text">{question}</p>
      <div className="flex flex-wrap gap-2">
        <Button look="danger" className="min-h-12 flex-1" busy={busy} onClick={onYes}>
          {yes}
        </Button>
        <Button ref={answer} className="min-h-12 flex-1" onClick={() => ask(false)}>
          {no}
        </Button>
      </div>
    </div>
  );
}
