import { Injectable } from '@nestjs/common';
import { Sealer } from '@guestflow/persistence';
import { Settings, SETTINGS } from '@guestflow/service';

/** Whose link it is. */
export interface Unsubscriber {
  venueId: string;
  cardId: string;
}

const wordOf = (ids: string): string => `unsubscribe:${ids}`;

/** The links by which guests say that they want no offers by e-mail. They are kept nowhere: our own mark makes them valid. */
@Injectable()
export class Unsubscribing {
  constructor(
    private readonly sealer: Sealer,
    @SETTINGS() private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {}

  linkOf(venueId: string, cardId: string): string {
    const ids = bytesOf(venueId, cardId).toString('base64url');
    return `${this.settings.publicUrl}/api/v1/links/unsubscribe/${ids}.${this.sealer.marks(wordOf(ids))[0]}`;
  }

  /** undefined where it is no link of ours. */
  read(key: string): Unsubscriber | undefined {
    const [ids = '', mark = ''] = key.split('.');
    if (!this.sealer.marks(wordOf(ids)).includes(mark)) return undefined;
    const hex = Buffer.from(ids, 'base64url').toString('hex');
    return { venueId: idOf(hex.slice(0, 32)), cardId: idOf(hex.slice(32)) };
  }
}

const bytesOf = (...ids: string[]): Buffer => Buffer.from(ids.join('').replaceAll('-', ''), 'hex');

const idOf = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
