// `npm start` and `npm run start:cluster`: installs and builds what is missing, then becomes the launcher.
import { become } from './prepare.mjs';

const [how, ...words] = process.argv.slice(2);
await become(`apps/standalone/src/${how === 'cluster' ? 'cluster' : 'main'}`, words);
