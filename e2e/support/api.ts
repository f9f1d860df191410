import { mustHoldNoToken } from '@guestflow/testing';

export interface Answer<T> {
  status: number;
  headers: Headers;
  text: string;
  body: T;
}

/** The API as a client calls it: over HTTP, through the gateway. */
export class Api {
  constructor(
    readonly url: string,
    readonly token?: string,
  ) {}

  async signIn(email: string, password: string): Promise<Api> {
    const { status, body } = await this.call<{ access_token: string }>('POST', '/auth/login', { email, password });
    if (status !== 200) throw new Error(`${email} cannot sign in: ${status}`);
    return new Api(this.url, body.access_token);
  }

  get = <T>(path: string, headers?: Record<string, string>) => this.call<T>('GET', path, undefined, headers);
  post = <T>(path: string, body?: unknown, headers?: Record<string, string>) =>
    this.call<T>('POST', path, body, headers);
  patch = <T>(path: string, body?: unknown, headers?: Record<string, string>) =>
    this.call<T>('PATCH', path, body, headers);
  put = <T>(path: string, body?: unknown, headers?: Record<string, string>) => this.call<T>('PUT', path, body, headers);

  async call<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    return this.raw<T>(method, `/api/v1${path}`, body === undefined ? undefined : JSON.stringify(body), {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    });
  }

  /** As it is written, for what no well-meaning client sends. */
  async raw<T>(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      body,
      // What hangs must fail in its own test.
      signal: AbortSignal.timeout(30_000),
      headers: { ...(this.token && { authorization: `Bearer ${this.token}` }), ...headers },
    });
    const text = await answer.text();
    mustHoldNoToken(`the answer to ${method} ${path}`, text + JSON.stringify([...answer.headers]));
    return { status: answer.status, headers: answer.headers, text, body: (parse(text) ?? text) as T };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
