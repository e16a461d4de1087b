import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  // Relative addresses, so that the same files are served by the desktop shell and by the bridge.
  base: './',
  clearScreen: false,
  server: { port: 5173, strictPort: true, fs: { allow: ['..'] } },
  // The oldest engines the desktop shell meets: WebKitGTK 2.40, Safari 16 (macOS 11 as it is kept up to date),
  // WebView2. For older ones private fields become maps, ten times as slow where pictures are made ready.
  build: { target: ['safari16', 'chrome105'], assetsInlineLimit: 0, chunkSizeWarningLimit: 900 },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
  },
});
