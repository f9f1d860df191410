import type { Layout } from './drag-rules';
import type { Span } from './grid-rules';

/** Measured when something begins to be moved, and at no other time. */
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
