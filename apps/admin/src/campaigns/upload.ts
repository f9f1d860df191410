import { apiRoot, type Shape } from '../api/client';
import { Problem } from '../api/problem';
import { freshToken } from '../app/session';

export type Upload = Shape<'UploadDto'>;

/** By the old way to ask: no other tells how much of it is there. */
export async function upload(file: File, told: (share: number) => void, signal: AbortSignal): Promise<Upload> {
  const token = await freshToken();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${apiRoot}/uploads?file_name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => told(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      if (request.status === 201) resolve(request.response as Upload);
      else reject(new Problem(request.status, (request.response ?? {}) as Record<string, unknown>));
    };
    request.onerror = () => reject(new Problem(0, { code: 'offline' }));
    request.onabort = () => reject(new DOMException('It was stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

/** The bytes of an upload, from here: its address has the name by which the platform is known outside. */
export function here(address: string): string {
  const { pathname, search } = new URL(address, location.origin);
  return pathname + search;
}
