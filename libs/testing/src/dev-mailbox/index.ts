export { DevMailbox, type MailboxOptions, type MailRefusal } from './dev-mailbox';
export type { ReceivedLetter } from './received-letter';
