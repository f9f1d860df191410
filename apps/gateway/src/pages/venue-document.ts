// What a venue's page says of itself before anything of it runs: to whoever shows a link to it, and in the tab.

/** Of what booking says of a venue to everybody. */
export interface Preview {
  name: string;
  language: string;
  contacts: { address?: string; city?: string };
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark]!);

const toBook: Record<string, string> = { en: 'Book online', ru: 'Забронировать онлайн' };

/** The guests' document with what a venue is called in its head. What people wrote stands there as text. */
export function documentOf(html: string, { name, language, contacts: { address, city } }: Preview): string {
  const words = toBook[language] ?? toBook.en;
  const description = [words, [address, city].filter(Boolean).join(', ')].filter(Boolean).join(' · ');
  const head = [
    `<title>${escaped(name)}</title>`,
    `<meta name="description" content="${escaped(description)}" />`,
    `<meta property="og:type" content="website" />`,
    `<meta property="og:title" content="${escaped(name)}" />`,
    `<meta property="og:description" content="${escaped(description)}" />`,
  ].join('\n    ');
  return html
    .replace('<html lang="en">', () => `<html lang="${escaped(language)}">`)
    .replace(/<title>.*?<\/title>/, () => head);
}
