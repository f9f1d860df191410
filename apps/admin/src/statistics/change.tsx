import { ArrowDownRight, ArrowRight, ArrowUpRight } from 'lucide-react';
import { useTexts } from '../texts/language';
import { directionOf, welcome, type Compared, type Direction } from './figure-rules';
import { figure } from './figures';
import { statisticsTexts } from './statistics-texts';

const arrows: Record<Direction, typeof ArrowRight> = { more: ArrowUpRight, less: ArrowDownRight, same: ArrowRight };

interface Props {
  of: Compared;
  shown: (value: number | null) => string;
  inPoints?: boolean;
  wanted?: 'more' | 'less';
}

/** By how much a figure is another than the one it is compared with, and whether one is glad of it. */
export function Change({ of, shown, inPoints, wanted }: Props) {
  const t = useTexts(statisticsTexts);
  const direction = directionOf(of);
  const Arrow = direction && arrows[direction];
  const isWelcome = welcome(direction, wanted);
  return (
    <span className="flex flex-wrap items-center gap-x-1 text-sm">
      {Arrow && <Arrow aria-hidden className="size-4 shrink-0" />}
      <span
        className={
          !direction
            ? 'text-soft'
            : isWelcome === undefined
              ? undefined
              : isWelcome
                ? 'text-accent-text'
                : 'text-danger-text'
        }
      >
        {direction ? inWords(direction) : t.nothingBefore}
      </span>
      {of.before !== null && <span className="text-soft">{t.was(shown(of.before))}</span>}
    </span>
  );

  function inWords(which: Direction): string {
    if (which === 'same' || of.change === null) return t.directions[which];
    const by = figure(Math.abs(of.change));
    return inPoints ? t.byPoints(Math.abs(of.change), by, which === 'more') : t.byPercent(by, which === 'more');
  }
}
