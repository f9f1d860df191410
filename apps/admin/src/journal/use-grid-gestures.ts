import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { attachDragging } from './drag';
import { Ghost } from './ghost';
import type { Ground } from './ground';
import { attachKeyboard, type Words } from './keyboard-move';

interface Drawn {
  scroller: RefObject<HTMLElement | null>;
  content: RefObject<HTMLElement | null>;
  ghost: RefObject<HTMLElement | null>;
}

const settlesMs = 200;

/** What is done on the grid by mouse, by touch and by keys. */
export function useGridGestures({ scroller, content, ghost }: Drawn, ground: Ground, words: Words): void {
  // Those who listen are told only once; what they ask is always of what is drawn now.
  const latest = useRef({ ground, words });
  useLayoutEffect(() => {
    const onDrop: Ground['onDrop'] = (dragged, place) => {
      holdStill(content.current!, dragged.bookingId);
      ground.onDrop(dragged, place);
    };
    latest.current = { ground: { ...ground, onDrop }, words };
  });
  useEffect(() => {
    const sprite = new Ghost(ghost.current!);
    const asked = () => latest.current.ground;
    const ends = [
      attachDragging(scroller.current!, content.current!, sprite, asked),
      attachKeyboard(content.current!, sprite, asked, () => latest.current.words),
    ];
    return () => ends.forEach((end) => end());
  }, [scroller, content, ghost]);
}

/** It is put down where it is held: only what others move glides. */
function holdStill(content: HTMLElement, bookingId: string): void {
  for (const bar of content.querySelectorAll(`[data-booking="${CSS.escape(bookingId)}"]`)) {
    bar.toggleAttribute('data-still', true);
    setTimeout(() => bar.removeAttribute('data-still'), settlesMs);
  }
}
