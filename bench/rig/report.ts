import os from 'node:os';
import { Aim, Figure, Rounds, isMet, ratiosOf, spreadOf } from './figures';

export interface Result {
  benchmark: string;
  rounds: number;
  figures: Figure[];
  notes: string[];
}

export function asTable({ benchmark, rounds, figures, notes }: Result): string {
  const head = ['', '', 'measured', 'limit', 'ratio', 'aim', ''];
  const lines = figures.map((figure) => [
    figure.name,
    figure.unit,
    spreadText(figure.measured),
    figure.limit ? spreadText(figure.limit.measured) : '',
    figure.limit ? spreadText(ratiosOf(figure)!) : '',
    figure.aim ? aimText(figure.aim, figure.unit) : '',
    { true: 'met', false: 'MISSED', undefined: '' }[String(isMet(figure))]!,
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...lines].map((line) => line[column]!.length)));
  const limits = [...new Set(figures.flatMap(({ limit }) => limit?.name ?? []))];
  return [
    `${benchmark}: ${rounds} rounds, median (lowest–highest)`,
    '',
    ...[head, ...lines].map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    ),
    '',
    ...limits.map((name) => `limit: ${name}`),
    ...notes,
    machineText(),
  ].join('\n');
}

export function asJson({ benchmark, rounds, figures, notes }: Result): string {
  const { cpus, node, memory } = machine();
  return JSON.stringify(
    {
      benchmark,
      date: new Date().toISOString(),
      machine: { cpus, node, memory },
      rounds,
      figures: figures.map((figure) => ({
        ...figure,
        ...spreadOf(figure.measured),
        ...(figure.limit && {
          limit: { ...figure.limit, ...spreadOf(figure.limit.measured) },
          ratio: spreadOf(ratiosOf(figure)!),
        }),
        met: isMet(figure),
      })),
      notes,
    },
    null,
    2,
  );
}

const machine = () => ({
  cpus: os.cpus().map(({ model }) => model),
  node: process.versions.node,
  memory: `${Math.round(os.totalmem() / 2 ** 30)} GiB`,
});

function machineText(): string {
  const { cpus, node, memory } = machine();
  return `machine: ${cpus.length} × ${cpus[0]}, ${memory}, Node ${node}`;
}

function spreadText(rounds: Rounds): string {
  const { median, min, max } = spreadOf(rounds);
  return `${number(median)} (${number(min)}–${number(max)})`;
}

function aimText(aim: Aim, unit: string): string {
  const what = aim.of === 'ratio' ? 'ratio ' : '';
  const suffix = aim.of === 'ratio' ? '' : ` ${unit}`;
  return 'atLeast' in aim ? `${what}≥ ${number(aim.atLeast)}${suffix}` : `${what}< ${number(aim.under)}${suffix}`;
}

/** Three digits say all that a measurement here can. */
function number(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}
