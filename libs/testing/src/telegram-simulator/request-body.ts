import type { IncomingMessage } from 'node:http';
import { ApiError, badRequest } from './api-error';

const LARGEST = 50 * 1024 * 1024;

export interface UploadedFile {
  name: string;
  bytes: Buffer;
}

/** A call's parameters, whichever way they came: in forms everything is text, and in JSON nested objects may be too. */
export class Params {
  constructor(private readonly values: Record<string, unknown>) {}

  has(name: string): boolean {
    return this.values[name] !== undefined && this.values[name] !== '';
  }

  text(name: string): string | undefined {
    const value = this.values[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  }

  required(name: string): string {
    const value = this.text(name);
    if (!value) throw badRequest(`${name} is missing`);
    return value;
  }

  number(name: string): number | undefined {
    const value = this.text(name);
    return value === undefined || value.trim() === '' || Number.isNaN(Number(value)) ? undefined : Number(value);
  }

  flag(name: string): boolean {
    return [true, 'true', 'True', '1', 1].includes(this.values[name] as never);
  }

  json<T>(name: string): T | undefined {
    const value = this.values[name];
    if (!this.has(name)) return undefined;
    if (typeof value !== 'string') return value as T;
    try {
      return JSON.parse(value) as T;
    } catch {
      throw badRequest(`can't parse ${name} JSON object`);
    }
  }

  file(name: string): UploadedFile | undefined {
    const value = this.values[name];
    if (typeof value === 'string' && value.startsWith('attach://')) return this.file(value.slice('attach://'.length));
    return value !== null && typeof value === 'object' && 'bytes' in value ? (value as UploadedFile) : undefined;
  }
}

export async function readParams(request: IncomingMessage, query: URLSearchParams): Promise<Params> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST) throw new ApiError(413, 'Request Entity Too Large');
    chunks.push(chunk);
  }
  const body = await parseBody(Buffer.concat(chunks), request.headers['content-type'] ?? '');
  return new Params({ ...Object.fromEntries(query), ...body });
}

export async function parseBody(body: Buffer, contentType: string): Promise<Record<string, unknown>> {
  if (body.length === 0) return {};
  try {
    if (contentType.startsWith('application/json')) {
      const value: unknown = JSON.parse(body.toString());
      return value !== null && typeof value === 'object' ? { ...value } : {};
    }
    const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
    const values: Record<string, unknown> = {};
    for (const [name, value] of form) {
      values[name] =
        typeof value === 'string' ? value : { name: value.name, bytes: Buffer.from(await value.arrayBuffer()) };
    }
    return values;
  } catch {
    throw badRequest("can't parse the request's body");
  }
}
