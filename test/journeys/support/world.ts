import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import type { Language } from '#contract/basics.ts'
import type { Role } from '#contract/site/staff.ts'
import type { Clock } from '../../../infra/local/clock.ts'
import { type Platform, startPlatform } from '../../../infra/local/platform.ts'
import { launchBrowser } from '../../support/browser.ts'
import { type Call, createCall, ok } from '../../support/call.ts'
import { GATEWAY, patience, slowness } from '../../support/patience.ts'
import { ACCOUNTS, CITIZENS, type StaffName } from './accounts.ts'
import { type Visitor, visitor } from './citizen.ts'
import { type Colleague, colleague } from './colleague.ts'
import { type HostSite, startHostSite, strictPolicy } from './host-site.ts'
import { createStaff, type Staff } from './staff.ts'
import { watch } from './watched.ts'

export const PROVINCE = 'yunhe'
export const COUNTY = 'yunxi'

export const PHONE = { width: 390, height: 844 }
export const TABLET = { width: 820, height: 1180 }
export const LAPTOP = { width: 1366, height: 768 }
export const DESKTOP = { width: 1440, height: 900 }

interface Seat {
  language?: Language
  viewport?: { width: number; height: number }
  /** Runs in every page before anything else. */
  before?: () => void
  more?: BrowserContextOptions
}

export interface World {
  platform: Platform
  url: string
  call: Call
  browser: Browser
  host: HostSite
  staff: Staff
  /** The element as a government's page carries it. */
  snippet(activityId: string, attributes?: string): string
  /** A citizen who opens an address, by default of a page with the embed of this activity. */
  visit(activityId: string, seat?: Seat & { at?: string; attributes?: string }): Promise<Visitor>
  /** A member of staff at the console: signed in as `name`, or nobody yet. */
  seat(name: StaffName | null, seat?: Seat): Promise<Colleague>
  stop(): Promise<void>
}

const settings = {
  languages: null,
  timeZone: null,
  colour: null,
  allowedOrigins: null,
  casePolicies: null,
  commentPeriods: null,
  notAccepted: null,
  escalation: null,
}

const seedSites = async (call: Call, token: string, origin: string): Promise<void> => {
  const site = (siteId: string, parentId: string, own: object) =>
    ok(call('site.create', { params: { siteId }, body: { parentId, settings: { ...settings, ...own } }, token }))
  await site(PROVINCE, 'platform', { name: '云河省人民政府' })
  await site(COUNTY, PROVINCE, { name: '云溪县人民政府', allowedOrigins: [origin] })
  for (const { username, name, role } of Object.values(ACCOUNTS)) {
    if (role === 'platform-admin' || role === 'none') continue
    const body = { commandId: randomUUID(), version: 0, name, roles: [role as Role] }
    await ok(call('staff.set', { params: { siteId: COUNTY, subject: username }, body, token }))
  }
}

/** `clock`: what functions take for now. The platform as it is deployed, the organisation's sign-in, a stranger's website and a browser. */
export const openWorld = async (clock?: Clock): Promise<World> => {
  const host = await startHostSite()
  const platform = await startPlatform({
    accounts: Object.values(ACCOUNTS),
    citizens: Object.values(CITIZENS),
    showAccounts: true,
    slowness,
    limits: GATEWAY,
    ...(clock ? { clock } : {}),
  })
  const browser = await launchBrowser()
  const url = platform.platformUrl
  host.policy = strictPolicy(url, platform.socketUrl)
  const call = createCall(url)
  const staff = createStaff(url, call, COUNTY, host.origin)
  await seedSites(call, await staff.token('admin'), host.origin)

  const open = async ({ language = 'zh-CN', viewport = DESKTOP, before, more }: Seat) => {
    const context = await browser.newContext({ viewport, locale: language, ...more })
    context.setDefaultTimeout(patience())
    if (before) await context.addInitScript(before)
    const page = await context.newPage()
    return { context, page, watched: await watch(context, page), language }
  }
  const snippet = (activityId: string, attributes = '') =>
    `<script type="module" src="${url}/embed.js"></script><zhitong-activity id="${activityId}"${attributes && ` ${attributes}`}><p>本访谈需要启用脚本。</p></zhitong-activity>`

  return {
    platform,
    url,
    call,
    browser,
    host,
    staff,
    snippet,
    visit: async (activityId, seat = {}) => {
      const { page, watched, language } = await open(seat)
      const attributes = seat.attributes ?? `lang="${language}"`
      await page.goto(seat.at ?? host.page({ body: snippet(activityId, attributes) }))
      return visitor(page, language, watched)
    },
    seat: async (name, seat = {}) => {
      const { context, page, watched, language } = await open(seat)
      if (name !== null) {
        // As a sign-in leaves it; the sign-in itself has its own journey.
        const { accessToken, expiresAt } = await staff.session(name)
        const tokens = { subject: ACCOUNTS[name].username, accessToken, refreshToken: null, idToken: '', expiresAt }
        await context.addInitScript(
          ([origin, kept]) => {
            if (location.origin === origin && !sessionStorage.getItem('zhitong.console.session'))
              sessionStorage.setItem('zhitong.console.session', kept)
          },
          [url, JSON.stringify(tokens)] as const,
        )
      }
      return colleague(page, url, language, watched)
    },
    stop: async () => {
      await browser.close()
      await platform.stop()
      await host.stop()
    },
  }
}
