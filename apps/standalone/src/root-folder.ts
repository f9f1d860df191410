import fs from 'node:fs';
import path from 'node:path';

/** Where package.json lies: above the sources and above the build alike. */
export function rootFolder(): string {
  for (let folder = __dirname; ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, 'package.json'))) return folder;
    if (folder === path.dirname(folder)) throw new Error(`No package.json above ${__dirname}`);
  }
}
