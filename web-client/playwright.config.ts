import { defineConfig } from '@playwright/test'

// The api's BrowserTests start this against the whole application, on the Chromium that the system has.
const run = process.env['GEVRAAGD_RUN'] ?? 'playwright'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  testIgnore: process.env['GEVRAAGD_MAILS'] ? ['**/mailbox.e2e.ts', '**/protocol.e2e.ts'] : [],
  outputDir: `target/${run}`,
  forbidOnly: true,
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['line'], ['json', { outputFile: `target/${run}.json` }]],
  use: {
    baseURL: process.env['GEVRAAGD_URL'] ?? 'http://localhost:8080',
    locale: 'nl-NL',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'phone', use: { viewport: { width: 390, height: 844 } } },
    { name: 'desk', use: { viewport: { width: 1280, height: 900 } } },
    // 1280 by 1024 at 400 %, as WCAG 1.4.10 measures whether text still fits
    {
      name: 'zoomed',
      use: { viewport: { width: 320, height: 256 } },
      testMatch: ['**/pages.e2e.ts', '**/path.e2e.ts'],
    },
  ],
})
