// Bookings by keyboard: the arrows go from one to the next, and in the mode that M begins they move it.
import type { Place } from './day-rules';
import { rowOf } from './drag-rules';
import type { Ghost } from './ghost';
import { layoutOf } from './grid-layout';
import { minuteMs, movedBy, stretchedBy } from './grid-rules';
import type { Dragged, Ground } from './ground';

interface Moving {
  dragged: Dragged;
  place: Place;
  bar: HTMLElement;
}

export interface Words {
  moving: (bookingId: string) => string;
  cannotMove: string;
}

export function attachKeyboard(content: HTMLElement, ghost: Ghost, ground: () => Ground, words: () => Words) {
  let moving: Moving | undefined;

  const bars = () => [...content.querySelectorAll<HTMLElement>('[data-booking]')];
  const barOf = (event: Event) => (event.target as HTMLElement).closest<HTMLElement>('[data-booking]');

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const bar = barOf(event);
    if (moving) return void (inMode(event) && (event.preventDefault(), event.stopPropagation()));
    if (!bar) return;
    // The key where M is on any keyboard.
    if (event.code === 'KeyM' || event.key.toLowerCase() === 'm') {
      event.preventDefault();
      return start(bar);
    }
    const next = neighbour(bar, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: false });
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  function start(bar: HTMLElement): void {
    const dragged = ground().dragged(bar.dataset.booking!);
    if (!dragged) return ground().say(words().cannotMove);
    moving = { dragged, place: dragged.place, bar };
    content.toggleAttribute('data-dragging', true);
    draw(words().moving(dragged.bookingId));
  }

  /** Whether the key was meant for it. */
  function inMode(event: KeyboardEvent): boolean {
    const { axis } = ground();
    const { place, dragged } = moving!;
    const step = (event.shiftKey ? 5 : 15) * minuteMs;
    const time = (ms: number) => ({ ...place, ...movedBy(axis, place, ms, step) });
    const length = (ms: number) => ({ ...place, ...stretchedBy(axis, place, ms, step) });
    switch (event.key) {
      case 'ArrowLeft':
        return to(time(-step));
      case 'ArrowRight':
        return to(time(step));
      case 'ArrowUp':
        return to(atRow(-1));
      case 'ArrowDown':
        return to(atRow(1));
      case '+':
      case '=':
        return to(length(step));
      case '-':
        return to(length(-step));
      case 'Escape':
        end();
        ground().sayPutBack(dragged.bookingId);
        return true;
      case 'Enter':
      case ' ':
        end();
        ground().onDrop(dragged, place);
        return true;
      case 'Tab':
        end();
        ground().sayPutBack(dragged.bookingId);
        return false;
      default:
        return false;
    }
  }

  function atRow(by: number): Place {
    const { place, dragged } = moving!;
    if (dragged.timeOnly) return place;
    const ids = layoutOf(content, ground().axis)
      .rows.map(({ id }) => id)
      .filter((id) => id || dragged.place.tableIds.length === 0);
    const at = ids.indexOf(place.tableIds[0] ?? '');
    const id = ids[Math.min(ids.length - 1, Math.max(0, at + by))]!;
    return { ...place, tableIds: id ? [id] : [] };
  }

  function to(place: Place): true {
    moving!.place = place;
    draw();
    return true;
  }

  function draw(first?: string): void {
    const { dragged, place, bar } = moving!;
    const { axis, judge, say } = ground();
    const layout = layoutOf(content, axis);
    const ownRow = bar.closest<HTMLElement>('[data-lane]')?.dataset.lane;
    const row = rowOf(layout, (dragged.timeOnly ? ownRow : place.tableIds[0]) ?? '');
    const { told, text } = judge(dragged, place);
    ghost.show(layout, axis, row, place, told, text);
    content.querySelector('[data-ghost]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    say(first ?? text);
  }

  function end(): void {
    moving = undefined;
    ghost.hide();
    content.removeAttribute('data-dragging');
  }

  function neighbour(bar: HTMLElement, key: string): HTMLElement | undefined {
    const all = bars();
    const row = bar.closest('[data-lane]');
    if (key === 'Home') return all[0];
    if (key === 'End') return all.at(-1);
    if (key === 'ArrowLeft' || key === 'ArrowRight') {
      return all[all.indexOf(bar) + (key === 'ArrowRight' ? 1 : -1)];
    }
    if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
    const rows = [...content.querySelectorAll<HTMLElement>('[data-lane]')];
    const by = key === 'ArrowDown' ? 1 : -1;
    for (let at = rows.indexOf(row as HTMLElement) + by; rows[at]; at += by) {
      const there = [...rows[at]!.querySelectorAll<HTMLElement>('[data-booking]')];
      const off = (one: HTMLElement) => Math.abs(one.offsetLeft - bar.offsetLeft);
      if (there.length > 0) return there.reduce((best, one) => (off(one) < off(best) ? one : best));
    }
    return undefined;
  }

  /** One stop for the tab key in all of the grid: where one was last. */
  function onFocus(event: FocusEvent): void {
    const bar = barOf(event);
    if (!bar) return;
    for (const each of content.querySelectorAll<HTMLElement>('[data-booking][tabindex="0"]')) each.tabIndex = -1;
    bar.tabIndex = 0;
  }
  const onBlur = () => {
    if (!moving) return;
    const { bookingId } = moving.dragged;
    end();
    ground().sayPutBack(bookingId);
  };
  // The browser presses a button by Enter's keydown or by the space bar's keyup.
  let swallow = false;
  const onKeyDownFirst = (event: KeyboardEvent) => (swallow = Boolean(moving) && event.key === ' ');
  const onKeyUp = (event: KeyboardEvent) => swallow && event.key === ' ' && event.preventDefault();

  content.addEventListener('keydown', onKeyDownFirst, true);
  content.addEventListener('keydown', onKey);
  content.addEventListener('keyup', onKeyUp);
  content.addEventListener('focusin', onFocus);
  content.addEventListener('focusout', onBlur);
  return () => {
    if (moving) end();
    content.removeEventListener('keydown', onKeyDownFirst, true);
    content.removeEventListener('keydown', onKey);
    content.removeEventListener('keyup', onKeyUp);
    content.removeEventListener('focusin', onFocus);
    content.removeEventListener('focusout', onBlur);
  };
}
