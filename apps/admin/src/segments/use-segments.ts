import { query, type Shape } from '../api/client';
import { useMay } from '../app/me';

export type Segment = Shape<'SegmentDto'>;

/** The saved ones, by their names. */
export function useSegments() {
  const may = useMay('segments.read');
  return query.useQuery(
    'get',
    '/segments',
    { params: { query: { limit: 200, sort: 'name:asc' } } },
    { enabled: may, staleTime: 30_000 },
  );
}
