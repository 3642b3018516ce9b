import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const pdfPackage = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
const { version: pdfVersion } = JSON.parse(readFileSync(pdfPackage, 'utf8')) as { version: string };

/** What the drawing of PDF pages needs besides its program: character maps, fonts that files may leave out, decoders. */
const pdfParts: Plugin = {
  name: 'pdf-parts',
  generateBundle() {
    const folders = { cmaps: 'cmaps', fonts: 'standard_fonts', wasm: 'wasm' };
    for (const [to, from] of Object.entries(folders))
      for (const name of readdirSync(join(dirname(pdfPackage), from)))
        this.emitFile({
          type: 'asset',
          fileName: `assets/pdf-${pdfVersion}/${to}/${name}`,
          source: readFileSync(join(dirname(pdfPackage), from, name)),
        });
  },
};

/** The browser part: `src/web` becomes `dist/web`, which the server serves as it is. */
export default defineConfig({
  root: 'src/web',
  plugins: [react(), pdfParts],
  define: { __PDF_VERSION__: JSON.stringify(pdfVersion) },
  worker: { format: 'es' },
  resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // The content security policy allows no data: addresses for fonts or scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
});
