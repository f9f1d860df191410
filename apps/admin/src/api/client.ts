import createClient, { type Middleware } from 'openapi-fetch';
import createQueries from 'openapi-react-query';
import { fetchAs } from '../app/session';
import { problemOf } from './problem';
import type { components, paths } from './schema';

/** A shape of the API by its name. No other file types one by hand. */
export type Shape<Name extends keyof components['schemas']> = components['schemas'][Name];

export const apiRoot = '/api/v1';

export { problemOf };

const throwsProblems: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return undefined;
    throw await problemOf(response);
  },
};

/** Called from outside of what is drawn: `await api.POST('/bookings', { body })`. Throws a `Problem`. */
export const api = createClient<paths>({ baseUrl: apiRoot, fetch: fetchAs });
api.use(throwsProblems);

/** In components: `query.useQuery('get', '/guests', { params: { query: { q } } })`, `query.useMutation('post', …)`. */
export const query = createQueries(api);

export { newKey } from './new-key';

/** `If-Match`: it is changed only while it is what was seen. */
export const ifVersion = (version: number) => ({ 'if-match': `"${version}"` });
