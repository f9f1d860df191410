import { MessageAttachment } from '@guestflow/contracts';
import { Problem } from '@guestflow/problems';
import { Transaction } from '@guestflow/persistence';

/** What venues have uploaded, for whoever sends it along. */
export abstract class Attachments {
  /** Throws a problem where the venue has no such upload. */
  abstract attachmentOf(tx: Transaction, uploadId: string): Promise<MessageAttachment>;

  /** The same, for whoever is about to write down that it uses it: until the transaction ends nobody deletes it. */
  abstract holdAttachment(tx: Transaction, uploadId: string): Promise<MessageAttachment>;
}

/** null where nothing goes along; undefined where what did is gone. */
export async function attachmentFor(
  { uploadId }: { uploadId: string | null },
  find: (uploadId: string) => Promise<MessageAttachment>,
): Promise<MessageAttachment | null | undefined> {
  if (uploadId === null) return null;
  return find(uploadId).catch((error: unknown) => {
    if (error instanceof Problem) return undefined;
    throw error;
  });
}
