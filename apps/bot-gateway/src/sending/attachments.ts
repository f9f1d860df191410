import { Injectable } from '@nestjs/common';
import { apiPrefix } from '@guestflow/http';
import { Settings, SETTINGS } from '@guestflow/service';
import { ownAddressOf } from './attachment-rules';
import { CallFile } from './message-calls';

/** It cannot be had, and will not be another time. */
export class NoAttachment extends Error {
  constructor(readonly why: string) {
    super(`A file to be sent cannot be had: ${why}`);
    this.name = 'NoAttachment';
  }
}

const megabyte = 1024 * 1024;
/** What Telegram takes of a bot. */
const mostBytes: Record<CallFile['field'], number> = { photo: 10 * megabyte, document: 50 * megabyte };
const fetchWithinMs = 20_000;
/** What goes with messages is below it. */
const place = `/${apiPrefix}/uploads/`;
/** A campaign's is sent to thousands: Telegram knows it by its id once it has it. */
const mostKnown = 1_000;

/** The photos and files that go with messages, each fetched and brought to Telegram once for a bot, as far as it goes. */
@Injectable()
export class Attachments {
  private readonly fetching = new Map<string, Promise<Buffer>>();
  private readonly fileIds = new Map<string, string>();

  constructor(@SETTINGS() private readonly settings: Pick<Settings, 'gatewayUrl'>) {}

  /** What stands in the payload. */
  async inPayload(botId: string, { field, url, name }: CallFile): Promise<object> {
    const known = this.fileIds.get(keyOf(botId, url));
    return { [field]: known ?? { source: await this.bytes(field, url), filename: name } };
  }

  /** What Telegram calls it. */
  learn(botId: string, { field, url }: CallFile, result: unknown): void {
    const { photo, document } = result as { photo?: { file_id: string }[]; document?: { file_id: string } };
    const fileId = field === 'photo' ? photo?.at(-1)?.file_id : document?.file_id;
    if (!fileId) return;
    if (this.fileIds.size >= mostKnown) this.fileIds.delete(this.fileIds.keys().next().value!);
    this.fileIds.set(keyOf(botId, url), fileId);
  }

  /** What was known of it does not hold: it is brought anew. */
  unlearn(botId: string, { url }: CallFile): boolean {
    return this.fileIds.delete(keyOf(botId, url));
  }

  /** Whoever wants the same one meanwhile waits for the same answer. */
  private bytes(field: CallFile['field'], url: string): Promise<Buffer> {
    const running = this.fetching.get(url);
    if (running) return running;
    const fetching = this.fetch(url, mostBytes[field]).finally(() => this.fetching.delete(url));
    this.fetching.set(url, fetching);
    return fetching;
  }

  /** From our own gateway, and from nowhere else: an event says which, never where. */
  private async fetch(path: string, most: number): Promise<Buffer> {
    const address = ownAddressOf(path, this.settings.gatewayUrl, place);
    if (!address) throw new NoAttachment('it is not one of ours');
    return fetchFile(address, most);
  }
}

const keyOf = (botId: string, url: string): string => `${botId} ${url}`;

async function fetchFile(address: URL, most: number): Promise<Buffer> {
  // Where it is sent on to might be anywhere.
  const answer = await fetch(address, { signal: AbortSignal.timeout(fetchWithinMs), redirect: 'manual' });
  if (!answer.ok || !answer.body) {
    await answer.body?.cancel();
    if (isFinal(answer.status)) throw new NoAttachment(`it answers ${answer.status}`);
    throw new Error(`An attachment answers ${answer.status}`);
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > most) throw new NoAttachment('it is too large');
    parts.push(part);
  }
  if (size === 0) throw new NoAttachment('it is empty');
  return Buffer.concat(parts);
}

/** That too much was asked is true for a moment only. */
const isFinal = (status: number): boolean => status >= 300 && status < 500 && ![408, 429].includes(status);
