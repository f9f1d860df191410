import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { figure } from './figures';
import { axis, barOf, chartMargin, grid, Legend, Picture, Pointer, type Series } from './chart-parts';

interface Props {
  label: string;
  rows: Record<string, string | number>[];
  /** Under which name of a row stands what is written below its column. */
  by: string;
  series: Series[];
  /** Below the column, and where it is pointed at. */
  short: (value: string) => string;
  long?: (value: string) => string;
}

/** Columns side by side along an axis, each of parts on top of one another. */
export default function StackedColumns({ label, rows, by, series, short, long = short }: Props) {
  return (
    <>
      <Picture label={label}>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart data={rows} margin={chartMargin} accessibilityLayer={false} maxBarSize={48}>
            <CartesianGrid {...grid} />
            <XAxis {...axis} dataKey={by} tickFormatter={(value) => short(String(value))} minTickGap={12} />
            <YAxis
              {...axis}
              axisLine={false}
              allowDecimals={false}
              width={40}
              tickFormatter={(value) => figure(Number(value))}
            />
            <Tooltip
              cursor={{ fill: 'var(--sunken)' }}
              isAnimationActive={false}
              content={({ active, payload, label: at }) => (
                <Pointer active={active} payload={payload} label={at} series={series} labelOf={long} />
              )}
            />
            {series.map((one) => (
              <Bar key={one.key} dataKey={one.key} stackId="all" {...barOf(one)} />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </Picture>
      {series.length > 1 && <Legend series={series} />}
    </>
  );
}
