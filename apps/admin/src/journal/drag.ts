// Moving bookings by mouse and touch. Nothing of the page is drawn anew while something is dragged: one ghost follows the
// finger, and what it says is written only when it changes.
import type { Place } from './day-rules';
import { doubleTaps } from './double-tap';
import { drawnBetween, hasLength, heldAt, instantAtX, rowOf, type Grip, type Layout, type Point } from './drag-rules';
import { scrollAtEdges } from './edge-scroll';
import type { Ghost } from './ghost';
import { layoutOf } from './grid-layout';
import { minuteMs, type Span } from './grid-rules';
import type { Dragged, Ground } from './ground';

interface Session {
  pointerId: number;
  touch: boolean;
  /** undefined: an empty place. */
  grip?: Grip;
  rowId: string;
  from: Point;
  timer?: ReturnType<typeof setTimeout>;
  /** Once it has begun. */
  layout?: Layout;
  place?: Place;
}

const thresholdPx = { mouse: 5, touch: 10 };
const longPressMs = 380;
const stepMs = (event: { shiftKey: boolean }) => (event.shiftKey ? 5 : 15) * minuteMs;

/** Listens until it is told to stop. `ground` is asked anew each time: the day may have changed meanwhile. */
export function attachDragging(scroller: HTMLElement, content: HTMLElement, ghost: Ghost, ground: () => Ground) {
  let session: Session | undefined;
  let frame = 0;
  let last: PointerEvent | undefined;
  let swallowClick = false;
  const isDoubleTap = doubleTaps();

  const inContent = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const { left, top } = content.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };

  function onDown(event: PointerEvent): void {
    if (session || event.button !== 0 || !event.isPrimary) return;
    swallowClick = false;
    const target = event.target as HTMLElement;
    const lane = target.closest<HTMLElement>('[data-lane]');
    if (!lane) return;
    const rowId = lane.dataset.lane!;
    const from = inContent(event);
    const bar = target.closest<HTMLElement>('[data-booking]');
    const dragged = bar ? ground().dragged(bar.dataset.booking!) : undefined;
    if (bar && !dragged) return;
    if (!bar && (target.closest('[data-block]') || !ground().empty || !rowId)) return;
    const by = target.closest('[data-stretch]') ? 'end' : 'middle';
    const touch = event.pointerType === 'touch';
    session = { pointerId: event.pointerId, touch, grip: dragged && { dragged, by, rowId, from }, rowId, from };
    last = event;
    if (touch) session.timer = setTimeout(begin, longPressMs);
    addEventListener('pointermove', onMove);
    addEventListener('pointerup', onUp);
    addEventListener('pointercancel', onCancel);
    addEventListener('keydown', onKey, true);
  }

  function begin(): void {
    if (!session || !last) return;
    session.layout = layoutOf(content, ground().axis);
    scroller.setPointerCapture(session.pointerId);
    content.toggleAttribute('data-dragging', true);
    if (session.grip) lift(session.grip.dragged);
    if (session.touch) navigator.vibrate?.(12);
    draw();
  }

  function lift({ bookingId }: Dragged): void {
    const bars = content.querySelectorAll<HTMLElement>(`[data-booking="${CSS.escape(bookingId)}"]`);
    bars.forEach((bar) => bar.toggleAttribute('data-lifted', true));
  }

  function onMove(event: PointerEvent): void {
    if (!session || event.pointerId !== session.pointerId) return;
    last = event;
    if (!session.layout) {
      const { x, y } = inContent(event);
      const threshold = session.touch ? thresholdPx.touch : thresholdPx.mouse;
      if (Math.hypot(x - session.from.x, y - session.from.y) < threshold) return;
      // A finger that goes at once means to scroll.
      if (session.touch) return end();
      begin();
    }
    follow();
  }

  /** At the next picture of the screen; as long as it is held at an edge, at each. */
  function follow(): void {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (session?.layout && session.grip && last && scrollAtEdges(scroller, session.layout.left, last)) follow();
      draw();
    });
  }

  function draw(): void {
    if (!session?.layout || !last) return;
    const { axis, judge, empty } = ground();
    const { layout, grip, rowId } = session;
    if (grip) {
      const { place, row } = heldAt(axis, layout, grip, inContent(last), stepMs(last));
      session.place = place;
      const { told, text } = judge(grip.dragged, place);
      return ghost.show(layout, axis, row, place, told, text);
    }
    const span = drawn(session, layout, last);
    session.place = { tableIds: [rowId], ...span };
    ghost.show(layout, axis, rowOf(layout, rowId), span, 'free', empty?.text(span) ?? '');
  }

  /** From where an empty place was pressed to where the pointer is. */
  function drawn({ rowId, from }: Session, layout: Layout, event: PointerEvent): Span {
    const { axis, empty } = ground();
    const [pressed, held] = [from.x, inContent(event).x].map((x) => instantAtX(axis, layout, x)) as [number, number];
    return drawnBetween(axis, pressed, held, stepMs(event), empty?.gap(rowId, pressed));
  }

  function onUp(event: PointerEvent): void {
    if (!session || event.pointerId !== session.pointerId) return;
    last = event;
    draw();
    const done = session;
    const { grip, place, layout } = done;
    end();
    if (layout) swallowClick = true;
    if (grip) return layout && place && ground().onDrop(grip.dragged, place);
    if (!layout && done.touch && !isDoubleTap(inContent(event))) return;
    const { axis, empty } = ground();
    const span = drawn(done, layout ?? layoutOf(content, axis), event);
    empty?.onChoose(done.rowId, span.from, layout && hasLength(span, stepMs(event)) ? span.to : undefined);
  }

  function onCancel(event: PointerEvent): void {
    if (event.pointerId === session?.pointerId) end();
  }

  function onKey(event: KeyboardEvent): void {
    if (!session?.layout) return;
    if (event.key === 'Shift') return draw();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    const { grip } = session;
    swallowClick = true;
    end();
    if (grip) ground().sayPutBack(grip.dragged.bookingId);
  }

  function end(): void {
    if (!session) return;
    clearTimeout(session.timer);
    if (session.layout && scroller.hasPointerCapture(session.pointerId))
      scroller.releasePointerCapture(session.pointerId);
    session = undefined;
    cancelAnimationFrame(frame);
    frame = 0;
    ghost.hide();
    content.removeAttribute('data-dragging');
    content.querySelectorAll('[data-lifted]').forEach((bar) => bar.removeAttribute('data-lifted'));
    removeEventListener('pointermove', onMove);
    removeEventListener('pointerup', onUp);
    removeEventListener('pointercancel', onCancel);
    removeEventListener('keydown', onKey, true);
  }

  // Once it is lifted, the finger moves it and not the page.
  const onTouchMove = (event: TouchEvent) => session?.layout && event.cancelable && event.preventDefault();
  const onMenu = (event: Event) => session?.touch && event.preventDefault();
  const onClick = (event: Event) => {
    if (!swallowClick) return;
    swallowClick = false;
    event.stopPropagation();
    event.preventDefault();
  };

  scroller.addEventListener('pointerdown', onDown);
  scroller.addEventListener('touchmove', onTouchMove, { passive: false });
  scroller.addEventListener('contextmenu', onMenu);
  scroller.addEventListener('click', onClick, true);
  return () => {
    end();
    scroller.removeEventListener('pointerdown', onDown);
    scroller.removeEventListener('touchmove', onTouchMove);
    scroller.removeEventListener('contextmenu', onMenu);
    scroller.removeEventListener('click', onClick, true);
  };
}
