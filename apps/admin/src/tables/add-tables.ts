import { api, newKey, type Shape } from '../api/client';
import { seenAnew } from '../app/queries';
import { isNameTaken } from './table-words';

type Wanted = Omit<Shape<'CreateTableDto'>, 'name'>;

/** One after the other, so that they stand in their order; those that are there already are passed over, and told. */
export async function addTables(names: readonly string[], wanted: Wanted): Promise<{ added: number; there: string[] }> {
  const there: string[] = [];
  let added = 0;
  try {
    for (const name of names) {
      try {
        await api.POST('/tables', { params: { header: { 'Idempotency-Key': newKey() } }, body: { ...wanted, name } });
        added += 1;
      } catch (error) {
        if (!isNameTaken(error)) throw error;
        there.push(name);
      }
    }
  } finally {
    void seenAnew('/tables', '/bookings');
  }
  return { added, there };
}
