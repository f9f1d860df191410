import { shadeOf } from './figure-rules';
import { figure } from './figures';

/** Pale enough for dark words, or full enough for the words that stand on the accent. */
const shades = [0, 10, 25, 42, 88, 100].map((share, level) => ({
  background: level === 0 ? 'var(--sunken)' : `color-mix(in srgb, var(--accent) ${share}%, var(--surface))`,
  color: level > 3 ? 'var(--accent-ink)' : 'var(--ink)',
}));

/** A cell of a table that is darker the greater its share is; the share stands in it. */
export const ShadedCell = ({ share, none }: { share: number | null | undefined; none?: string }) => (
  <td
    style={share === null || share === undefined ? undefined : shades[shadeOf(share)]}
    className="h-9 min-w-9 rounded-md text-center text-sm tabular-nums"
  >
    {share === null || share === undefined ? (
      <>
        <span aria-hidden className="text-soft">
          ·
        </span>
        {none && <span className="sr-only">{none}</span>}
      </>
    ) : (
      figure(Math.round(share))
    )}
  </td>
);
