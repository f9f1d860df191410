import { useQuery } from '@tanstack/react-query';
import { Skeleton } from './surface';

/** An address for a telephone's camera. What draws it is fetched only where one is shown. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data } = useQuery({
    queryKey: ['qr-code', text],
    queryFn: async () => {
      const { create } = await import('qrcode');
      const { size, data: dark } = create(text, { errorCorrectionLevel: 'M' }).modules;
      return { size, path: pathOf(size, (row, column) => Boolean(dark[row * size + column])) };
    },
    staleTime: Infinity,
  });
  if (!data) return <Skeleton className="size-44" />;
  // A camera needs dark on light, whatever the theme, and an empty margin around it.
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-4 -4 ${data.size + 8} ${data.size + 8}`}
      className="size-44 shrink-0 rounded-control bg-white"
      shapeRendering="crispEdges"
    >
      <path d={data.path} fill="#000" />
    </svg>
  );
}

function pathOf(size: number, isDark: (row: number, column: number) => boolean): string {
  let path = '';
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) if (isDark(row, column)) path += `M${column} ${row}h1v1h-1z`;
  return path;
}
