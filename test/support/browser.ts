import { existsSync } from 'node:fs'
import bundled from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** Where a system's own Chrome is found, for machines the bundled one does not run on. */
const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const bundledRunsHere = process.platform === 'linux' && process.arch === 'x64'

/** A real browser, with nothing to install: the npm package's Chromium on x64 Linux, the system's Chrome elsewhere. */
export const launchBrowser = async (): Promise<Browser> => {
  const executablePath = bundledRunsHere
    ? await bundled.executablePath()
    : SYSTEM_BROWSERS.find((path) => existsSync(path))
  if (!executablePath) throw new Error('no browser: install Google Chrome or Chromium')
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
}
