import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The gallery of components, for those who make pages: `npx vite --config src/web/gallery/vite.config.ts`. Not part of a hub. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: '../static',
  plugins: [react()],
  server: { host: '127.0.0.1', port: 8090 },
});
