import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { piecesOf } from './bubble-rules';
import { classNames } from './class-names';
import './bubble.css';

export interface BubbleFile {
  kind: 'photo' | 'file';
  url: string;
  name: string;
}

export interface BubbleProps {
  text: string;
  buttons?: { text: string; url?: string }[];
  file?: BubbleFile;
  /** As Telegram shows it, in one of its looks; `page`: as a part of this page. */
  look?: 'light' | 'dark' | 'page';
  /** It was said by whoever looks at it. */
  own?: boolean;
  /** What became of it and when, at its end. */
  note?: ReactNode;
  /** The text is not what was said, but what is known of it. */
  faint?: boolean;
}

/** A message as Telegram shows it: the photo on top, the words without any markup, the keys below. */
export function Bubble({ text, buttons = [], file, look = 'page', own, note, faint }: BubbleProps) {
  return (
    <div
      className={classNames(
        `bubble-${look} flex max-w-[min(34rem,88%)] min-w-0 flex-col gap-1`,
        own && 'bubble-own',
        look !== 'page' && 'w-full',
      )}
    >
      <div
        className={classNames(
          'overflow-hidden rounded-2xl bg-[var(--bubble)] text-[var(--bubble-ink)] shadow-[0_1px_1px_rgb(0_0_0/0.12)]',
          own ? 'rounded-br-md' : 'rounded-bl-md',
          look === 'page' && !own && 'border',
        )}
      >
        {file?.kind === 'photo' && <img src={file.url} alt={file.name} className="max-h-72 w-full object-cover" />}
        {file?.kind === 'file' && (
          <p className="flex items-center gap-3 px-3 pt-2.5">
            <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-[var(--bubble-key)] text-[var(--bubble-key-ink)]">
              <FileText aria-hidden className="size-5" />
            </span>
            <span className="min-w-0 font-medium break-words">{file.name}</span>
          </p>
        )}
        <div className="px-3 py-2">
          {text && (
            <p className={classNames('break-words whitespace-pre-wrap', faint && 'text-[var(--bubble-soft)] italic')}>
              {piecesOf(text).map((piece, index) =>
                piece.isLink ? (
                  <a
                    key={index}
                    href={piece.text}
                    target="_blank"
                    rel="noreferrer noopener"
                    className="text-[var(--bubble-link)] underline"
                  >
                    {piece.text}
                  </a>
                ) : (
                  piece.text
                ),
              )}
            </p>
          )}
          {note && <p className="mt-0.5 text-right text-xs text-[var(--bubble-soft)]">{note}</p>}
        </div>
      </div>
      {buttons.length > 0 && (
        <ul className="flex flex-col gap-1">
          {buttons.map((button, index) => (
            <li
              key={index}
              className="rounded-xl bg-[var(--bubble-key)] px-3 py-1.5 text-center text-sm font-medium break-words text-[var(--bubble-key-ink)]"
            >
              {button.text || ' '}
              {button.url !== undefined && <span aria-hidden> ↗</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The chat behind it, as Telegram's is. */
export const BubbleWall = ({ look, children }: { look: 'light' | 'dark'; children: ReactNode }) => (
  <div className={`bubble-${look} rounded-card bg-[var(--bubble-wall)] p-4`}>{children}</div>
);
