import { AttachmentKind, MessageAction, MessageButton, offerActions, QueuedMessageState } from '@guestflow/contracts';
import { noticeData } from '../conversations/buttons';

/** A call of the Bot API, as the ledger keeps it until it is sent. */
export interface Call {
  method: string;
  payload: Record<string, unknown>;
  /** Comes into the payload when it is sent. */
  file?: CallFile;
}

export interface CallFile {
  field: 'photo' | 'document';
  url: string;
  name: string;
}

// Telegram counts an emoji as one.
const lengthOf = (text: string): number => [...text].length;
const mostInCaption = 1_024;
const mostInText = 4_096;

const senders: Record<AttachmentKind, { method: string; field: CallFile['field'] }> = {
  photo: { method: 'sendPhoto', field: 'photo' },
  file: { method: 'sendDocument', field: 'document' },
};

/** What is asked of Telegram, one after the other, so that a guest gets the message. */
export function callsOf(message: QueuedMessageState): Call[] {
  const { telegram_id: chat_id, attachment } = message;
  const { text, markup } = readable(message);
  const saying = { chat_id, text, ...markup };
  if (!attachment) return [{ method: 'sendMessage', payload: saying }];
  const { method, field } = senders[attachment.kind];
  const file = { field, url: attachment.url, name: attachment.name };
  if (lengthOf(text) > mostInCaption) {
    return [
      { method, payload: { chat_id }, file },
      { method: 'sendMessage', payload: saying },
    ];
  }
  return [{ method, payload: { chat_id, ...(text && { caption: text }), ...markup }, file }];
}

/** Addresses that Telegram puts on no button stand in the text, as long as there is room. */
function readable({ text, buttons, ...about }: QueuedMessageState) {
  const inText = buttons
    .filter(({ url }) => url && !goesOnButton(url))
    .map((button) => `${button.text}: ${button.url}`);
  const whole = [text, ...inText].join('\n');
  const shown = buttons.flatMap((button) => inlineButton(button, about) ?? []);
  return {
    text: lengthOf(whole) > mostInText ? text : whole,
    markup: shown.length > 0 ? { reply_markup: { inline_keyboard: shown.map((button) => [button]) } } : {},
  };
}

type About = Pick<QueuedMessageState, 'booking_id' | 'waitlist_id'>;

function inlineButton({ text, action, url }: MessageButton, about: About) {
  if (url) return goesOnButton(url) ? { text, url } : undefined;
  return action && canBePressed(action, about)
    ? { text, callback_data: noticeData(action, isOfOffer(action) ? about.waitlist_id! : about.booking_id) }
    : undefined;
}

const isOfOffer = (action: MessageAction): boolean => (offerActions as readonly string[]).includes(action);

/** Nothing can be answered to an offer that is not there. */
const canBePressed = (action: MessageAction, { waitlist_id }: About): boolean => !isOfOffer(action) || !!waitlist_id;

/** Of the web, and not of this machine alone. */
function goesOnButton(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && hostname.includes('.') && !/^127\.|\.localhost$/.test(hostname);
}
