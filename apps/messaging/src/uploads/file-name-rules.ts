import { UploadKind } from './upload-rules';
import { UploadType } from './real-type-rules';

const extensions: Record<UploadType, [usual: string, ...others: string[]]> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'application/pdf': ['pdf'],
};
const mostLetters = 120;

/** What is not seen, or turns around or breaks what is: control characters, marks of direction, ends of lines, half letters. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;
/** What means something to a shell, a page or a file system. */
const meaning = /[<>:"|?*&;`$%'\\/]/g;

/**
 * The name under which people see a file: of what was given, as much as is harmless, and the ending that tells what it
 * is. It is never a path, and stands in no header as it is.
 */
export function displayName(given: string | undefined, type: UploadType, kind: UploadKind): string {
  const last = (given ?? '').split(/[\\/]/).at(-1)!;
  const plain = last.normalize('NFC').replace(unseen, '').replace(meaning, '_').replace(/\s+/g, ' ');
  const trimmed = plain.replace(/^[\s.]+|[\s.]+$/g, '');
  const [usual, ...others] = extensions[type];
  const ending = [usual, ...others].find((each) => trimmed.toLowerCase().endsWith(`.${each}`));
  const stem = ending ? trimmed.slice(0, -ending.length - 1) : trimmed;
  const short = [...stem].slice(0, mostLetters).join('').trim();
  return `${short || kind}.${ending ?? usual}`;
}

/** It is to be saved, never shown as a page. The name stands in it twice: as readers of plain letters take it, and as it is. */
export function disposition(name: string): string {
  const plain = name.replace(/[^\w.() -]/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
