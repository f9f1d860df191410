import type { Layout } from './drag-rules';
import type { Row, Span } from './grid-rules';
import type { Told } from './ground';

/** What is drawn for something while it is moved: its place, and whether that is free. */
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
