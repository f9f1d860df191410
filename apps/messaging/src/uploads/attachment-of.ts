import { MessageAttachment } from '@guestflow/contracts';
import { apiPrefix } from '@guestflow/http';
import { Transaction } from '@guestflow/persistence';
import { ValidationProblem } from '@guestflow/problems';

/** Where its bytes are had, at whichever address of ours one knows. Whoever knows the key may have them. */
export const pathOfContent = (id: string, key: string): string => `/${apiPrefix}/uploads/${id}/content?key=${key}`;

/** An upload as what goes with a message. */
export const attachmentOf = (tx: Transaction, uploadId: string): Promise<MessageAttachment> => find(tx, uploadId);

/** The same, for whoever is about to write down that it uses it: until this transaction ends nobody deletes it. */
export const holdAttachment = (tx: Transaction, uploadId: string): Promise<MessageAttachment> =>
  find(tx, uploadId, 'FOR SHARE');

async function find(tx: Transaction, id: string, lock = ''): Promise<MessageAttachment> {
  const [upload] = await tx.query<Pick<MessageAttachment, 'kind' | 'name'> & { key: string }>(
    `SELECT kind, name, key FROM uploads WHERE venue_id = $1 AND id = $2 AND state = 'kept' ${lock}`,
    [tx.caller.venueId, id],
  );
  if (!upload) throw new ValidationProblem([{ field: 'upload_id', message: 'there is no such upload' }]);
  return { kind: upload.kind, url: pathOfContent(id, upload.key), name: upload.name };
}
