import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

const here = import.meta.dirname;
/** The platform behind the pages while somebody works on them: `PLATFORM_URL=… npm run dev:admin`. */
const platform = process.env.PLATFORM_URL ?? 'http://127.0.0.1:3000';

/** What the gateway does for the built pages: an address is a page of the staff's or of the guests'. */
const guestAddress = /^\/(v|booking|waiting)(\/|$|\?)/;

/** Smaller than this it travels in one packet anyhow. */
const worthCompressing = 1_400;

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
      name: 'compressed-beside',
      // Not every front compresses what it passes on: the gateway has it lying there.
      writeBundle: ({ dir = '' }, bundle) => {
        for (const [name, file] of Object.entries(bundle)) {
          const content = Buffer.from(file.type === 'chunk' ? file.code : file.source);
          if (!/^assets\/.*\.(js|css)$/.test(name) || content.length < worthCompressing) continue;
          writeFileSync(path.join(dir, `${name}.gz`), gzipSync(content, { level: 9 }));
        }
      },
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
      // Many small files weigh more than one: what both the staff's and the guests' pages need is in two.
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            {
              name: 'base',
              test: /lucide-react[\\/]dist[\\/]esm[\\/]((?!icons)|icons[\\/](info|circle-exclamation-point|calendar-check|chevron-left|chevron-right|clock|languages|minus|phone|plus|wifi-off)\.)|vite[\\/]preload-helper|admin[\\/]src[\\/](ui[\\/](button|class-names|surface|field|use-settled)\.|texts[\\/](language|common|problems)\.|time[\\/](venue-time|date-rules|use-now)\.|app[\\/]theme|api[\\/](problem|new-key))/,
            },
            {
              // Of the staff's pages; those that a guest comes to see as well stay where they are.
              name: 'icons',
              test: /lucide-react[\\/]dist[\\/]esm[\\/]icons[\\/](?!(globe|map-pin|hourglass|copy|check|circle-check-big|calendar-plus)\.)/,
              minShareCount: 2,
            },
            {
              name: 'booking',
              test: /guest-pages[\\/](book-page|booking-steps|countdown\.|guest-|use-|words|time|party|calendar\.|venue-card|step|leaf|hours|refusals|frame|navigation|address|telegram[\\/]telegram\.)/,
            },
          ],
        },
      },
      input: { index: path.join(here, 'index.html'), guest: path.join(here, 'guest.html') },
    },
  },
});
