import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { servesVerifier } from './scripts/standalone-verifier.ts';

const origin = process.env.TRUEVALUE_ORIGIN ?? 'http://localhost:8000';
const services = '^/(auth|org|permission|billing|audit-log|analytics|crm|notification)/';

export default defineConfig({
  plugins: [react(), tailwindcss(), servesVerifier()],
  resolve: {
    alias: {
      '@docs': fileURLToPath(new URL('../docs', import.meta.url)),
      '@': fileURLToPath(new URL('./src', import.meta.url)),
    },
  },
  // The gateway gives the console's form of tokens to its own origin alone.
  server: {
    // The how-to that the console quotes stands beside it.
    fs: { allow: ['..'] },
    proxy: { [services]: { target: origin, changeOrigin: true, headers: { origin } } },
  },
  build: {
    // Everything is a file of its own: the gateway's content security policy allows no data: font and no inline script.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test-setup.ts'],
    // For a machine that is busy: nothing here is measured.
    testTimeout: 30_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
