/** A page of a list, with how many there are in all; `more`: nobody counted further. */
export interface Paged<T> {
  items: T[];
  total: number;
  more: boolean;
}

/** `pagedOf(api.GET('/users', …))`: what is listed, and what its headers say of the rest. */
export async function pagedOf<T>(asked: Promise<{ data?: T[]; response: Response }>): Promise<Paged<T>> {
  const { data = [], response } = await asked;
  return { items: data, ...countedIn(response, data.length) };
}

/** Of what is listed within something else. */
export const countedIn = ({ headers }: Response, shown: number): Omit<Paged<unknown>, 'items'> => ({
  total: Number(headers.get('x-total-count') ?? shown),
  more: headers.get('x-total-more') === 'true',
});
