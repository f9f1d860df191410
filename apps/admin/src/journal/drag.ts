// Moving bookings by mouse and touch. Nothing of the page is drawn anew while something is dragged: one ghost follows the
// finger, and what it says is written only when it changes.
import type { Place } from './day-rules';
import { movedBy, rowAt, stretchedBy, type Row, type Span } from './grid-rules';

export type Told = 'free' | 'question' | 'taken';

export interface Dragged {
  bookingId: string;
  place: Place;
  /** It stays in its rows: of several tables. */
  timeOnly: boolean;
}

/** What the grid is asked while something is dragged over it. */
export interface Ground {
  axis: Span;
  /** What may be dragged; undefined for what stays where it is. */
  dragged: (bookingId: string) => Dragged | undefined;
  /** Whether the table is free there for it, and in words. */
  judge: (dragged: Dragged, place: Place) => { told: Told; text: string };
  onDrop: (dragged: Dragged, place: Place) => void;
  /** An empty place: where a new booking is to be. Undefined for who may not write any. */
  onEmpty?: (tableId: string, from: number) => void;
  emptyText: (span: Span) => string;
  say: (text: string) => void;
  sayPutBack: (bookingId: string) => void;
}

interface Layout {
  rows: Row[];
  left: number;
  /** How many milliseconds a pixel is. */
  msPerPixel: number;
}

interface Session {
  pointerId: number;
  touch: boolean;
  kind: 'move' | 'stretch' | 'empty';
  dragged?: Dragged;
  /** Where it began, in the content of the grid. */
  x: number;
  y: number;
  rowId: string;
  begun: boolean;
  layout?: Layout;
  place?: Place;
  timer?: ReturnType<typeof setTimeout>;
}

const threshold = 5;
const longPressMs = 380;
const doubleTapMs = 400;
const stepMs = (event: { shiftKey: boolean }) => (event.shiftKey ? 5 : 15) * 60_000;

/** What is drawn for it while it goes: its place, and whether that is free. */
export class Ghost {
  private shown = '';

  constructor(private readonly element: HTMLElement) {}

  show(layout: Layout, axis: Span, row: Row, { from, to }: Span, told: Told, text: string): void {
    const [x, width] = [(from - axis.from) / layout.msPerPixel, (to - from) / layout.msPerPixel];
    const { element } = this;
    element.style.transform = `translate(${layout.left + x}px, ${row.top}px)`;
    const state = `${told} ${text} ${Math.round(width)} ${row.bottom - row.top}`;
    if (state === this.shown) return;
    this.shown = state;
    element.style.width = `${width}px`;
    element.style.height = `${row.bottom - row.top}px`;
    element.dataset.told = told;
    element.firstElementChild!.textContent = { free: '✓', question: '!', taken: '✕' }[told];
    element.lastElementChild!.textContent = text;
    element.hidden = false;
  }

  hide(): void {
    this.shown = '';
    this.element.hidden = true;
  }
}

export function layoutOf(content: HTMLElement, axis: Span): Layout {
  const lanes = [...content.querySelectorAll<HTMLElement>('[data-lane]')];
  const frame = content.getBoundingClientRect();
  const [first] = lanes;
  const width = first?.clientWidth ?? 1;
  return {
    left: first ? first.getBoundingClientRect().left - frame.left : 0,
    msPerPixel: (axis.to - axis.from) / Math.max(1, width),
    rows: lanes.map((lane) => {
      const { top, bottom } = lane.getBoundingClientRect();
      return { id: lane.dataset.lane!, top: top - frame.top, bottom: bottom - frame.top };
    }),
  };
}

/** Listens until it is told to stop. `ground` is asked anew each time: the day may have changed meanwhile. */
export function attachDragging(scroller: HTMLElement, content: HTMLElement, ghost: Ghost, ground: () => Ground) {
  let session: Session | undefined;
  let frame = 0;
  let last: PointerEvent | undefined;
  let tapped: { at: number; x: number; y: number } | undefined;
  let swallowClick = false;

  const inContent = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
    const { left, top } = content.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };

  function onDown(event: PointerEvent): void {
    if (session || event.button !== 0 || !event.isPrimary) return;
    swallowClick = false;
    const target = event.target as HTMLElement;
    const lane = target.closest<HTMLElement>('[data-lane]');
    if (!lane) return;
    const bar = target.closest<HTMLElement>('[data-booking]');
    const dragged = bar ? ground().dragged(bar.dataset.booking!) : undefined;
    if (bar && !dragged) return;
    if (!bar && (target.closest('[data-block]') || !ground().onEmpty || !lane.dataset.lane)) return;
    const kind = !bar ? 'empty' : target.closest('[data-stretch]') ? 'stretch' : 'move';
    const touch = event.pointerType === 'touch';
    session = {
      pointerId: event.pointerId,
      touch,
      kind,
      dragged,
      ...inContent(event),
      rowId: lane.dataset.lane!,
      begun: false,
    };
    last = event;
    if (touch && bar) session.timer = setTimeout(() => begin(), longPressMs);
    addEventListener('pointermove', onMove);
    addEventListener('pointerup', onUp);
    addEventListener('pointercancel', onCancel);
    addEventListener('keydown', onKey, true);
  }

  function begin(): void {
    if (!session || !last) return;
    session.begun = true;
    session.layout = layoutOf(content, ground().axis);
    scroller.setPointerCapture(session.pointerId);
    content.toggleAttribute('data-dragging', true);
    if (session.dragged) bars(session.dragged.bookingId).forEach((bar) => bar.toggleAttribute('data-lifted', true));
    if (session.touch) navigator.vibrate?.(12);
    draw();
  }

  const bars = (id: string) => content.querySelectorAll<HTMLElement>(`[data-booking="${CSS.escape(id)}"]`);

  function onMove(event: PointerEvent): void {
    if (!session || event.pointerId !== session.pointerId) return;
    last = event;
    if (!session.begun) {
      const { x, y } = inContent(event);
      if (Math.hypot(x - session.x, y - session.y) < (session.touch ? 10 : threshold)) return;
      // A finger that goes at once means to scroll.
      if (session.touch) return end();
      begin();
    }
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      scrollAtEdges();
      draw();
    });
  }

  /** Whoever holds it at the edge wants to see what is behind. */
  function scrollAtEdges(): void {
    if (!session?.begun || !last || session.kind === 'empty') return;
    const { left, right, top, bottom } = scroller.getBoundingClientRect();
    const pull = (at: number, from: number, to: number) => (at < from + 36 ? -1 : at > to - 36 ? 1 : 0);
    const [x, y] = [pull(last.clientX, left + session.layout!.left, right), pull(last.clientY, top + 40, bottom)];
    if (x === 0 && y === 0) return;
    scroller.scrollBy(x * 12, y * 8);
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      scrollAtEdges();
      draw();
    });
  }

  function draw(): void {
    if (!session?.begun || !last || !session.layout) return;
    const { axis, judge, emptyText } = ground();
    const { layout, dragged, kind } = session;
    const { x, y } = inContent(last);
    const ms = (x - session.x) * layout.msPerPixel;
    const ownRow = layout.rows.find(({ id }) => id === session!.rowId) ?? layout.rows[0]!;
    if (!dragged) {
      const span = emptySpan(axis, layout, session.x, x, stepMs(last));
      session.place = { tableIds: [ownRow.id], ...span };
      return ghost.show(layout, axis, ownRow, span, 'free', emptyText(span));
    }
    const move = kind === 'stretch' ? stretchedBy : movedBy;
    const span = move(axis, dragged.place, ms, stepMs(last));
    const keepsRow = kind === 'stretch' || dragged.timeOnly;
    const row = keepsRow
      ? ownRow
      : (rowAt(
          layout.rows.filter(({ id }) => id || !dragged.place.tableIds.length),
          y,
        ) ?? ownRow);
    const tableIds = keepsRow || row.id === session.rowId ? dragged.place.tableIds : row.id ? [row.id] : [];
    session.place = { tableIds, ...span };
    const { told, text } = judge(dragged, session.place);
    ghost.show(layout, axis, row, span, told, text);
  }

  function onUp(event: PointerEvent): void {
    if (!session || event.pointerId !== session.pointerId) return;
    const { begun, kind, dragged, place, touch, rowId } = session;
    last = event;
    if (begun) {
      cancelAnimationFrame(frame);
      frame = 0;
      draw();
    }
    const dropped = session.place ?? place;
    const at = inContent(event);
    end();
    if (!begun) {
      if (kind === 'empty' && (!touch || isDoubleTap(at))) {
        const { axis, onEmpty } = ground();
        const { left, msPerPixel } = layoutOf(content, axis);
        const step = stepMs(event);
        onEmpty?.(rowId, axis.from + Math.floor(((at.x - left) * msPerPixel) / step) * step);
      }
      return;
    }
    swallowClick = true;
    if (!dropped) return;
    if (dragged) ground().onDrop(dragged, dropped);
    else ground().onEmpty?.(rowId, dropped.from);
  }

  function isDoubleTap({ x, y }: { x: number; y: number }): boolean {
    const now = performance.now();
    const double = tapped && now - tapped.at < doubleTapMs && Math.hypot(x - tapped.x, y - tapped.y) < 30;
    tapped = double ? undefined : { at: now, x, y };
    return Boolean(double);
  }

  function onCancel(event: PointerEvent): void {
    if (event.pointerId === session?.pointerId) end();
  }

  function onKey(event: KeyboardEvent): void {
    if (!session?.begun) return;
    if (event.key === 'Shift') return draw();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    const { dragged } = session;
    swallowClick = true;
    end();
    if (dragged) ground().sayPutBack(dragged.bookingId);
  }

  function end(): void {
    if (!session) return;
    clearTimeout(session.timer);
    if (session.begun && scroller.hasPointerCapture(session.pointerId))
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
  const onTouchMove = (event: TouchEvent) => session?.begun && event.cancelable && event.preventDefault();
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

/** From where it was pressed to where it is held, whichever comes first; whole steps, and one at least. */
function emptySpan(axis: Span, { left, msPerPixel }: Layout, from: number, to: number, step: number): Span {
  const at = (x: number) => ((x - left) * msPerPixel) / step;
  const [first, last] = [Math.floor(Math.min(at(from), at(to))), Math.ceil(Math.max(at(from), at(to)))];
  return { from: axis.from + first * step, to: axis.from + Math.max(first + 1, last) * step };
}
