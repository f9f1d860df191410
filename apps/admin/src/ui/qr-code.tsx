import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { Skeleton } from './surface';

/** An address for a telephone's camera. What draws it is fetched only where one is shown. */
export function QrCode({ text, label, save, file }: { text: string; label: string; save?: string; file?: string }) {
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
  const { size, path } = data;
  // A camera needs dark on light, whatever the theme, and an empty margin around it.
  const box = `-4 -4 ${size + 8} ${size + 8}`;
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="1024" height="1024" viewBox="${box}" shape-rendering="crispEdges"><path fill="#fff" d="M-4-4h${size + 8}v${size + 8}h-${size + 8}z"/><path d="${path}"/></svg>`;
  return (
    <div className="flex shrink-0 flex-col items-center gap-1">
      <svg
        role="img"
        aria-label={label}
        viewBox={box}
        className="size-44 rounded-control border bg-white"
        shapeRendering="crispEdges"
      >
        <path d={path} fill="#000" />
      </svg>
      {save && (
        <a
          href={`data:image/svg+xml,${encodeURIComponent(picture)}`}
          download={`${file ?? 'code'}.svg`}
          className="inline-flex min-h-11 items-center gap-2 font-medium text-accent-text underline"
        >
          <Download aria-hidden className="size-4" />
          {save}
        </a>
      )}
    </div>
  );
}

function pathOf(size: number, isDark: (row: number, column: number) => boolean): string {
  let path = '';
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) if (isDark(row, column)) path += `M${column} ${row}h1v1h-1z`;
  return path;
}
