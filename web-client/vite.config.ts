import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// Two entries: what pages of the public site need to come alive, and the workspace. Pages without either load no script.
export default defineConfig({
  plugins: [react()],
  publicDir: 'public',
  test: { include: ['src/**/*.test.{ts,tsx}'] },
  build: {
    outDir: 'target/site',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { site: 'src/public/site.tsx', workspace: 'src/workspace/main.tsx', styles: 'src/styles/main.css' },
    },
  },
})
