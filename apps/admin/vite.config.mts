import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

const here = import.meta.dirname;
/** The platform behind the pages while somebody works on them: `PLATFORM_URL=… npm run dev:admin`. */
const platform = process.env.PLATFORM_URL ?? 'http://127.0.0.1:3000';

/** What the gateway does for the built pages: an address is a page of the staff's or of the guests'. */
const guestAddress = /^\/(v|booking|waiting)(\/|$|\?)/;

const [brotli, gzip] = [promisify(zlib.brotliCompress), promisify(zlib.gzip)];

/**
 * Each file made small beforehand, as well as it can be: a telephone in a basement loads it, with no proxy before the door.
 * @param {string} folder
 * @param {string[]} files
 */
async function makeSmall(folder, files) {
  await Promise.all(
    files
      .filter((file) => /\.(js|css|svg)$/.test(file))
      .map(async (file) => {
        const place = path.join(folder, file);
        const content = await fs.readFile(place);
        await fs.writeFile(`${place}.br`, await brotli(content));
        await fs.writeFile(`${place}.gz`, await gzip(content, { level: 9 }));
      }),
  );
}

export default defineConfig({
  root: here,
  plugins: [
    tailwindcss(),
    {
      name: 'pages-of-guests',
      configureServer: ({ middlewares }) => {
        middlewares.use((request, _response, next) => {
          if (guestAddress.test(request.url ?? '')) request.url = '/guest.html';
          next();
        });
      },
    },
    {
      name: 'icons-drawn-simply',
      enforce: 'pre',
      resolveId: (source, importer) =>
        source === '../createLucideIcon.mjs' && importer?.includes('/lucide-react/')
          ? path.join(here, 'src/ui/lucide-icon.ts')
          : undefined,
    },
    {
      name: 'made-small',
      apply: 'build',
      writeBundle: ({ dir }, bundle) => makeSmall(dir, Object.keys(bundle)),
    },
  ],
  server: {
    port: Number(process.env.ADMIN_PORT ?? 3100),
    strictPort: true,
    host: '127.0.0.1',
    proxy: { '/api': platform, '/health': platform },
  },
  build: {
    outDir: path.resolve(here, '../../dist/admin'),
    emptyOutDir: true,
    target: 'es2022',
    // The pages' policy lets nothing in that stands inside the page itself.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      // What says of itself that it is for clients is here among its own.
      onLog: (level, log, tell) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : tell(level, log)),
      // Many small files weigh more than one: what both the staff's and the guests' pages begin with is in two, what
      // more the staff's do in another two.
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            {
              name: 'base',
              test: /lucide-react[\\/]dist[\\/]esm[\\/]((?!icons)|icons[\\/](info|circle-exclamation-point|calendar-check|chevron-left|chevron-right|clock|globe|languages|map-pin|minus|phone|plus|wifi-off)\.)|vite[\\/]preload-helper|admin[\\/]src[\\/](ui[\\/](button|lucide-icon|class-names|control-class|notice|page-head|skeletons|use-settled)\.|texts[\\/](language|asking)\.|time[\\/](venue-time|date-rules)\.|app[\\/]theme|api[\\/](problem-form|new-key))/,
            },
            { name: 'fields', test: /admin[\\/]src[\\/]ui[\\/]field\./ },
            {
              name: 'parts',
              test: /admin[\\/]src[\\/](ui[\\/]surface\.|texts[\\/](common|problems)\.|time[\\/]use-now\.|api[\\/]problem\.)/,
            },
            {
              // Of the staff's pages; those that a guest comes to see as well stay where they are.
              name: 'icons',
              test: /lucide-react[\\/]dist[\\/]esm[\\/]icons[\\/](?!(globe|map-pin|hourglass|copy|check|circle-check-big|calendar-plus)\.)/,
              minShareCount: 2,
            },
            {
              name: 'booking',
              test: /guest-pages[\\/](book-page|booking-steps|countdown\.|guest-|texts-|use-|words|time|party|calendar\.|venue-card|step|leaf|hours|refusals|frame|navigation|address|telegram[\\/]telegram\.)/,
            },
          ],
        },
      },
      input: { index: path.join(here, 'index.html'), guest: path.join(here, 'guest.html') },
    },
  },
});
