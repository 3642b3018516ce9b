import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The browser part: `src/web` becomes `dist/web`, which the server serves as it is. */
export default defineConfig({
  root: 'src/web',
  plugins: [react()],
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
