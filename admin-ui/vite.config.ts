import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The service serves the built files from its class path at /ui; `npm run dev` talks to a node on the default port.
export default defineConfig({
  base: '/ui/',
  plugins: [react()],
  build: { outDir: 'target/classes/webroot/ui' },
  server: { proxy: { '/v1': 'http://127.0.0.1:8080' } },
});
