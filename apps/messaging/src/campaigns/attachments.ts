import { MessageAttachment } from '@guestflow/contracts';
import { NotFound } from '@guestflow/problems';
import { Transaction } from '@guestflow/persistence';

/** What venues have uploaded, for whoever sends it along. */
export abstract class Attachments {
  /** Throws NotFound where the venue has no such upload. */
  abstract attachmentOf(tx: Transaction, uploadId: string): Promise<MessageAttachment>;
}

/** Where nothing can be uploaded. */
export const noAttachments: Attachments = {
  attachmentOf: () => Promise.reject(new NotFound('There is no such upload')),
};
