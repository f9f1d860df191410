/** As many as are made at one time. */
export const mostAtOnce = 100;

const range = /^(.*?)(\d+)\s*[-–—]\s*(.*?)(\d+)$/u;

/** `1–4, Bar, A1–A3` is eight names, each once. What is no range is a name as it stands. */
export function namesOf(typed: string): string[] {
  const names = typed
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .flatMap(namesOfPart);
  return [...new Set(names)];
}

function namesOfPart(part: string): string[] {
  const [, before = '', from = '', again = '', to = ''] = range.exec(part) ?? [];
  const count = Number(to) - Number(from) + 1;
  const isRange = from !== '' && (again === '' || again === before) && count > 1 && count <= mostAtOnce;
  if (!isRange) return [part];
  const digits = from.startsWith('0') ? from.length : 0;
  return Array.from({ length: count }, (_, nth) => before + String(Number(from) + nth).padStart(digits, '0'));
}
