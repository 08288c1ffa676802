import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/** Pages ask by the hash of a registered operation: its text and the table of all others are no use to a browser. */
const operationsByHash: Plugin = {
  name: 'operations-by-hash',
  apply: 'build',
  enforce: 'pre',
  transform(code) {
    if (!code.includes('graphql(`')) {
      return null
    }
    const registered = Object.entries(
      JSON.parse(readFileSync('src/graphql/generated/persisted-documents.json', 'utf8')) as Record<string, string>,
    )
    return code
      .replace(/\bgraphql\(`\s*((?:query|mutation|subscription) \w+)[^`]*`\)/g, (_, operation: string) => {
        const hash = registered.find(([, text]) => new RegExp(`\\b${operation}\\b`).test(text))?.[0]
        return hash ? JSON.stringify({ __meta__: { hash } }) : this.error(`${operation} is not registered`)
      })
      .replace(/^import \{ graphql \} from .*$/m, '')
  },
}

// What pages of the public site need to come alive, the council pages without React, and the workspace. Other pages load no script.
export default defineConfig({
  plugins: [operationsByHash, react()],
  publicDir: 'public',
  test: { include: ['src/**/*.test.{ts,tsx}'], setupFiles: 'src/testing/patience.ts', testTimeout: 20_000 },
  build: {
    outDir: 'target/site',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        site: 'src/public/site.tsx',
        council: 'src/public/council.ts',
        workspace: 'src/workspace/main.tsx',
        styles: 'src/styles/main.css',
      },
      // what pages with React share comes in one file, and without what the council pages share with them
      output: {
        codeSplitting: {
          groups: [{ name: 'parts', test: /\/src\/(ui|features)\/(?!.*(skip|oneClick|drawLots))/, minShareCount: 2 }],
          includeDependenciesRecursively: false,
        },
      },
    },
  },
})
