import { oneLine } from './addresses';

/** A letter as it is thought: paragraphs, one thing to press, a last word. Every text is plain. */
export interface Draft {
  language: string;
  subject: string;
  paragraphs: string[];
  /** Lines stay lines, and addresses in the text can be pressed. Not where strangers have a word in it. */
  pressable?: boolean;
  /** Figures below the paragraphs, one in a line: what it is, and how much. */
  figures?: (readonly [what: string, howMuch: string])[];
  button?: { label: string; link: string };
  /** Said before the link where it stands written out, for those whose mail shows no button. */
  linkHint?: string;
  /** Small, under all the rest. */
  footnote?: string;
}

export interface Composed {
  subject: string;
  text: string;
  html: string;
}

/** The letter's two forms. What stands in a draft is text: here, and only here, it becomes HTML. */
export function compose(draft: Draft): Composed {
  const { language, subject, paragraphs, pressable, figures = [], button, linkHint, footnote } = draft;
  // A link is made of settings and of secrets: anything else in it is a mistake of ours, and no letter.
  if (button && !/^https?:\/\/[^\s\p{C}]+$/u.test(button.link))
    throw new Error('A letter’s link begins with http:// or https://');
  const listed = figures.map(([what, howMuch]) => `${what}: ${howMuch}`).join('\n');
  const text = [...paragraphs, listed, button && `${button.label}:\n${button.link}`, footnote && `--\n${footnote}`]
    .filter(Boolean)
    .join('\n\n');
  const shown = pressable ? prose : escapeHtml;
  const body = [
    ...paragraphs.map((paragraph) => `<p style="margin:0 0 16px">${shown(paragraph)}</p>`),
    ...(figures.length > 0 ? [tableOf(figures)] : []),
    ...(button ? [buttonOf(button), writtenOut(button.link, linkHint)] : []),
    ...(footnote ? [`<p style="${quiet}margin:24px 0 0">${shown(footnote)}</p>`] : []),
  ];
  return { subject: oneLine(subject), text: `${text}\n`, html: page(language, oneLine(subject), body.join('\n')) };
}

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

// The sign that ends a sentence does not belong to the address before it.
const address = /(https?:\/\/[^\s\p{C}<>"]*[^\s\p{C}<>".,:;!?)»”'])/u;

/** Lines stay lines, and addresses can be pressed. */
const prose = (paragraph: string): string =>
  paragraph
    .split(address)
    .map((part, index) => (index % 2 === 0 ? escapeHtml(part) : pressed(part)))
    .join('')
    .replace(/\n/g, '<br>\n');

const pressed = (to: string): string => `<a href="${escapeHtml(to)}" style="color:#1f6f9f">${escapeHtml(to)}</a>`;

const tableOf = (figures: NonNullable<Draft['figures']>): string =>
  `<table role="presentation" style="width:100%;border-collapse:collapse">
${figures.map(rowOf).join('\n')}
</table>`;

const cell = 'padding:6px 0;border-bottom:1px solid #eef1f4';
const rowOf = ([what, howMuch]: readonly [string, string]): string =>
  `<tr><td style="${cell}">${escapeHtml(what)}</td><td align="right" style="${cell};font-weight:600">${escapeHtml(howMuch)}</td></tr>`;

const quiet = 'color:#6b7480;font-size:13px;line-height:1.5;';

const buttonOf = ({ label, link }: { label: string; link: string }): string =>
  `<p style="margin:24px 0"><a href="${escapeHtml(link)}" style="display:inline-block;padding:12px 22px;border-radius:12px;` +
  `background:#1f6f9f;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(label)}</a></p>`;

const writtenOut = (link: string, hint = ''): string =>
  `<p style="${quiet}margin:0;overflow-wrap:anywhere">${escapeHtml(hint)}${hint && '<br>'}` + `${pressed(link)}</p>`;

const page = (language: string, title: string, body: string): string => `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
</head>
<body style="margin:0;padding:24px 12px;background:#eef1f4">
<div style="max-width:520px;margin:0 auto;padding:32px;border-radius:16px;background:#ffffff;color:#1c2430;font:16px/1.5 -apple-system,'Segoe UI',Roboto,Arial,sans-serif">
${body}
</div>
</body>
</html>
`;
