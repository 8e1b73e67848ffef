import react from '@vitejs/plugin-react';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** Packs what browsers load once, as small as it goes, so that serving it costs nothing. */
function packed(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    writeBundle({ dir = '' }) {
      for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(js|css|svg|json|txt)$/.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const plain = readFileSync(path);
        if (plain.byteLength < 1000) continue;
        writeFileSync(`${path}.br`, brotliCompressSync(plain));
        writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }));
      }
    },
  };
}

/**
 * Two bundles, made by one `vite build --app`:
 * dist/client  what browsers load: one stylesheet and a small script for the public room, one app for portal and office
 * dist/server  public.js, which renders public pages; React and all are inside it, so it runs in production mode anywhere
 */
export default defineConfig({
  plugins: [react(), packed()],
  publicDir: 'src/web/static',
  builder: {},
  build: { reportCompressedSize: false },
  environments: {
    client: {
      build: {
        outDir: 'dist/client',
        emptyOutDir: true,
        manifest: 'manifest.json',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          // Packing takes most of the time, as it should.
          checks: { bundlerTimings: false },
          input: {
            public: 'src/web/public/enhance.ts',
            app: 'src/web/app/main.tsx',
          },
        },
      },
    },
    ssr: {
      resolve: { noExternal: true },
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir: 'dist/server',
        emptyOutDir: true,
        ssr: true,
        copyPublicDir: false,
        minify: true,
        rolldownOptions: {
          input: { public: 'src/web/public/entry.tsx' },
          output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
  },
});
