/**
 * A text as it stands in SQL. As `escapeLiteral` of pg writes it, which puts it together letter by letter: of a fact that
 * tells of hundreds of cards, that took longer than to make it.
 */
export function literalOf(text: string): string {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes('\\') ? ` E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}
