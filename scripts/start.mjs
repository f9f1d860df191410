// `npm start` and `npm run start:cluster`: installs and builds what is missing, then becomes the launcher.
import fs from 'node:fs';
import path from 'node:path';
import { prepare } from './prepare.mjs';
import options from './swc-options.cjs';

const { root } = options;

process.chdir(process.env.INIT_CWD && fs.existsSync(process.env.INIT_CWD) ? process.env.INIT_CWD : root);
await prepare();
const cluster = process.argv[2] === 'cluster';
await import(path.join(root, 'dist/apps/standalone/src', cluster ? 'cluster.js' : 'main.js'));
