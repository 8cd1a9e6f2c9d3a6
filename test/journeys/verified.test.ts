import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Language } from '#contract/basics.ts'
import { TIMES } from '#contract/limits.ts'
import { createClock } from '../../infra/local/clock.ts'
import { citizen as citizenEn } from '../../web/i18n/citizen.en.ts'
import { citizen as citizenZhCN } from '../../web/i18n/citizen.zh-CN.ts'
import { consoleSurveyEn } from '../../web/i18n/console-survey.en.ts'
import { identity as identityEn } from '../../web/i18n/identity.en.ts'
import { identity as identityZh } from '../../web/i18n/identity.zh-CN.ts'
import { solicitation as solicitationEn } from '../../web/i18n/solicitation.en.ts'
import { solicitation as solicitationZh } from '../../web/i18n/solicitation.zh-CN.ts'
import { surveyFinish as finishEn } from '../../web/i18n/survey.finish.en.ts'
import { surveyFinish as finishZh } from '../../web/i18n/survey.finish.zh-CN.ts'
import { verifyEn } from '../../web/i18n/verify.en.ts'
import { verifyZhCN } from '../../web/i18n/verify.zh-CN.ts'
import { ok } from '../support/call.ts'
import { CITIZENS } from './support/accounts.ts'
import { eventually, gone, seen, textOf } from './support/eventually.ts'
import { examiner, violationsOf } from './support/examine.ts'
import { solicitors } from './support/solicitation.ts'
import { announceSurvey, both, choice } from './support/survey.ts'
import { useWorld } from './support/use-world.ts'
import { LAPTOP, PHONE } from './support/world.ts'

const clock = createClock()
const world = useWorld({ clock })

const WORDS = {
  'zh-CN': { ...identityZh, ...finishZh, page: verifyZhCN, good: '满意', send: '投票', given: finishZh.done('投票') },
  en: { ...identityEn, ...finishEn, page: verifyEn, good: 'Good', send: 'Vote', given: finishEn.done('Vote') },
}

const ONE_QUESTION = {
  languages: ['zh-CN', 'en'],
  title: both('窗口服务评价', 'Service at the counter'),
  completeText: both('投票', 'Vote'),
  pages: [
    {
      id: 'p1',
      name: 'p1',
      elements: [
        {
          type: 'radiogroup' as const,
          ...{ id: 'service', name: 'service', isRequired: true, title: both('服务如何？', 'How was it?') },
          choices: [choice('good', '满意', 'Good'), choice('poor', '不满意', 'Poor')],
        },
      ],
    },
  ],
}

const announce = () => announceSurvey(world(), ONE_QUESTION, { once: 'verified' })

const sit = async (activityId: string, language: Language = 'zh-CN', more: { before?: () => void } = {}) => {
  const visitor = await world().visit(activityId, { language, viewport: language === 'en' ? PHONE : LAPTOP, ...more })
  return { ...visitor, t: WORDS[language] }
}
type Seat = Awaited<ReturnType<typeof sit>>

/** The focus goes there by the keyboard alone. */
const reach = async (page: Page, name: string): Promise<void> => {
  const button = page.getByRole('button', { name, exact: true })
  await seen(button)
  const isThere = () =>
    page.evaluate((wanted) => {
      const inner = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement
      return inner?.textContent?.trim() === wanted
    }, name)
  for (let step = 0; step < 60 && !(await isThere()); step++) await page.keyboard.press('Tab')
  expect(await isThere(), name).toBe(true)
}
const pressed = async (page: Page, name: string): Promise<void> => {
  await reach(page, name)
  await page.keyboard.press('Enter')
}

/** Opens the window from the page, by keyboard. */
const openWindow = async ({ page, t }: Seat): Promise<Page> => {
  const opened = page.context().waitForEvent('page')
  await pressed(page, t.verify)
  return opened
}

const signIn = async (window: Page, { username, password }: { username: string; password: string }) => {
  await window.locator('#username').fill(username)
  await window.locator('#password').fill(password)
  await window.keyboard.press('Enter')
}

const responses = async (activityId: string): Promise<number> => {
  const token = await world().staff.token('siteAdmin')
  let found = 0
  let after: string | null | undefined
  while (after !== null) {
    const query = after ? { after } : {}
    const page = await ok(world().call('response.list', { params: { activityId }, query, token }))
    found += page.responses.length
    after = page.next
  }
  return found
}

describe.each(['zh-CN', 'en'] as const)(
  '[V3] [V4] a survey that one answers once by verified identity, %s',
  (language) => {
    it('is told so at the start, verified in a window of its own by keyboard, answered; and refused on a second device', async () => {
      const id = await announce()
      const seat = await sit(id, language)
      const { page, t } = seat
      await seen(page.getByText(t.why.survey))
      const tour = examiner(page)
      await tour.look('before')
      // Whoever chooses the other language reads all of it in that, and still does when they come back.
      const foreign = language === 'en' ? 'zh-CN' : 'en'
      const languages = page.locator('.top select')
      await languages.selectOption(foreign)
      await seen(page.getByText(WORDS[foreign].why.survey))
      await page.getByLabel(WORDS[foreign].good, { exact: true }).check()
      await page.reload()
      await seen(page.getByText(WORDS[foreign].why.survey))
      await seen(page.getByRole('button', { name: WORDS[foreign].verify }))
      await languages.selectOption(language)
      await seen(page.getByText(t.why.survey))

      const window = await openWindow(seat)
      await seen(window.getByRole('heading', { name: t.page.title }))
      await seen(window.getByText(t.page.learns[1] ?? ''))
      const inside = examiner(window)
      await inside.look('explained')
      await pressed(window, t.page.go)
      await window.waitForURL(/\/sign-in\//)
      await inside.look('issuer')
      const closed = window.waitForEvent('close')
      await signIn(window, CITIZENS.wang)
      await closed

      await seen(page.getByText(t.verified))
      await eventually(() => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id)).toBe(
        'identity',
      )
      await tour.look('verified')
      // A reload keeps it.
      await page.reload()
      await seen(page.getByText(t.verified))
      await page.getByLabel(t.good, { exact: true }).check()
      await pressed(page, t.send)
      await textOf(page.locator('.notice')).toContain(t.given)
      expect(await responses(id)).toBe(1)
      // Nothing of the person came near the page of the government's website.
      expect(JSON.stringify(await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }]))).not.toContain(
        CITIZENS.wang.username,
      )
      expect([...tour.found, ...inside.found, ...seat.watched.problems]).toEqual([])

      // The page is the first thing offered, not another go.
      await eventually(() => page.locator('.actions').innerText()).toMatch(new RegExp(`^${t.ownPage}`))

      const other = await sit(id, language)
      const second = await openWindow(other)
      await pressed(second, t.page.go)
      await signIn(second, CITIZENS.wang)
      await seen(other.page.getByText(t.refusal['already-responded']))
      expect(await responses(id)).toBe(1)

      // Who shares the first device is somebody else, and is verified as that.
      await pressed(page, t.another)
      await seen(page.getByText(t.why.survey))
      const third = await openWindow(seat)
      await pressed(third, t.page.go)
      await signIn(third, CITIZENS.li)
      await seen(page.getByText(t.verified))
      await page.getByLabel(t.good, { exact: true }).check()
      await pressed(page, t.send)
      await textOf(page.locator('.notice')).toContain(t.given)
      expect(await responses(id)).toBe(2)
    })

    it('[V5] goes on on the platform’s own page where no window can be opened', async () => {
      const id = await announce()
      const seat = await sit(id, language, {
        before: () => {
          window.open = () => null
        },
      })
      const { page, t } = seat
      await pressed(page, t.verify)
      await seen(page.getByText(t.blocked))
      const opened = page.context().waitForEvent('page')
      await page.getByRole('link', { name: t.newTab }).press('Enter')
      const tab = await opened
      await pressed(tab, t.page.go)
      await signIn(tab, CITIZENS.li)
      const goOn = tab.getByRole('link', { name: t.page.goOn })
      await seen(goOn)
      expect(await violationsOf(tab)).toEqual([])
      await goOn.press('Enter')
      await tab.waitForURL(/\/p\/.*\/frame\?/)
      await seen(tab.getByText(t.verified))
      await tab.getByLabel(t.good, { exact: true }).check()
      await pressed(tab, t.send)
      await textOf(tab.locator('.notice')).toContain(t.given)
      expect(await responses(id)).toBe(1)
    })

    it('whoever sends unverified is told where to go and loses nothing; who cancels is told, and may try again', async () => {
      const id = await announce()
      const seat = await sit(id, language)
      const { page, t } = seat
      await page.getByLabel(t.good, { exact: true }).check()
      await pressed(page, t.send)
      await seen(page.getByText(t.asked))
      expect(await page.getByLabel(t.good, { exact: true }).isChecked()).toBe(true)
      const window = await openWindow(seat)
      await pressed(window, t.page.go)
      await window.getByRole('button', { name: language === 'en' ? 'Cancel' : '取消' }).click()
      await seen(window.getByText(t.page.problem.cancelled.title))
      expect(await violationsOf(window)).toEqual([])
      await window.getByRole('link', { name: t.page.again }).press('Enter')
      await pressed(window, t.page.go)
      await signIn(window, CITIZENS.li)
      await seen(page.getByText(t.verified))
      await pressed(page, t.send)
      await textOf(page.locator('.notice')).toContain(t.given)
    })
  },
)

describe('[V4] a page that phishes', () => {
  it('on an origin the site does not allow is refused, and one that lies about its origin hears nothing', async () => {
    const id = await announce()
    const t = verifyZhCN
    const browser = await world().browser.newContext({ locale: 'zh-CN' })
    const evil = await browser.newPage()
    // Another origin than the government's page, which is the same server by its other name.
    const address = world().host.page({ body: '<button id="go">Win a prize</button>', policy: "default-src 'none'" })
    const heard: unknown[] = []
    await evil.exposeFunction('hear', (data: unknown) => heard.push(data))
    await evil.goto(address.replace('localhost', '127.0.0.1'))
    await evil.evaluate(() =>
      addEventListener('message', ({ data }) => (window as unknown as { hear(data: unknown): void }).hear(data)),
    )
    const open = async (origin: string): Promise<Page> => {
      const opened = browser.waitForEvent('page')
      await evil.evaluate(
        (to) => void window.open(to, '_blank', 'popup'),
        `${world().url}/verify/${id}?origin=${origin}`,
      )
      const popup = await opened
      await popup.getByRole('button', { name: t.go }).click()
      await signIn(popup, CITIZENS.wang)
      return popup
    }
    const refused = await open(new URL(evil.url()).origin)
    await seen(refused.getByText(t.problem.origin.title))
    expect(await violationsOf(refused)).toEqual([])
    // It names the government's page, which the site does allow: the browser keeps what is for that from reaching this.
    const lied = await open(world().host.origin)
    await seen(lied.getByRole('link', { name: t.goOn }))
    expect(heard).toEqual([])
  })

  it('a verification belongs to the window it began in; an old one leads nowhere', async () => {
    const browser = await world().browser.newContext({ locale: 'zh-CN' })
    const page = await browser.newPage()
    await page.goto(`${world().url}/verify/callback?code=stolen&state=guessed`)
    await seen(page.getByText(verifyZhCN.problem.expired.title))
    await page.goto(`${world().url}/verify/no-such-activity`)
    await seen(page.getByText(verifyZhCN.problem['not-found'].title))
    await gone(page.getByRole('button', { name: verifyZhCN.go }))
  })
})

describe.each(['zh-CN', 'en'] as const)('[M14] a draft whose commenters are verified, %s', (language) => {
  it('asks for no name; a comment is sent by who is verified, and comes back with its words from who is not', async () => {
    const office = solicitors(world())
    const id = await office.announced({ identity: 'verified' })
    const seat = await sit(id, language)
    const { page, t } = seat
    const w = language === 'en' ? solicitationEn : solicitationZh
    const talk = page.locator('#talk-article-03')
    await talk.locator('summary').click()
    await talk.getByLabel(w.stance.oppose, { exact: true }).check()
    await talk.getByLabel(w.text.oppose).fill('三十分钟太长。')
    await seen(talk.getByText(t.why.solicitation))
    expect(await talk.getByLabel(w.name, { exact: true }).count()).toBe(0)
    const tour = examiner(page)
    await tour.look('form')
    await pressed(page, w.send)
    await seen(page.getByText(w.refusal['identity-required']))
    expect(await talk.getByLabel(w.text.oppose).inputValue()).toBe('三十分钟太长。')
    const window = await openWindow(seat)
    await pressed(window, t.page.go)
    await signIn(window, CITIZENS.wang)
    await seen(talk.getByText(t.verified))
    await tour.look('verified')
    await pressed(page, w.send)
    await seen(page.getByText(w.received))
    const [comment] = await office.comments(id)
    expect(comment).toMatchObject({
      text: '三十分钟太长。',
      sender: { kind: 'individual', name: null },
      hasContact: false,
    })
    expect([...tour.found, ...seat.watched.problems]).toEqual([])
  })
})

describe.each(['zh-CN', 'en'] as const)('[V7] an interview whose citizens are verified, %s', (language) => {
  it('keeps what is asked before, says where to go, and sends it by itself once its asker is verified', async () => {
    const id = await world().staff.interview('live', { identity: 'verified' })
    const seat = await sit(id, language)
    const { page, t } = seat
    const w = language === 'en' ? citizenEn : citizenZhCN
    await seen(page.getByText(t.why.interview))
    const tour = examiner(page)
    await page.getByRole('button', { name: w.ask, exact: true }).click()
    await page.getByLabel(w.askLabel).fill('路灯何时修好？')
    await pressed(page, w.submit)
    await seen(page.getByText(t.asked))
    await eventually(() => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id)).toBe('identity')
    await tour.look('asked')
    const window = await openWindow(seat)
    await pressed(window, t.page.go)
    await signIn(window, CITIZENS.wang)
    await seen(page.getByText(t.verified))
    await page.getByRole('button', { name: w.seeMine }).click()
    await seen(page.getByText(w.questionState.pending))
    await tour.look('sent')
    expect([...tour.found, ...seat.watched.problems]).toEqual([])
  })
})

it('[V4] works from an iframe of the platform in the government’s page, too', async () => {
  const id = await announce()
  const { url, host } = world()
  const body = `<iframe data-zhitong src="${url}/p/${id}/frame" title="网上调查"></iframe><script type="module" src="${url}/frame.js"></script>`
  const { page } = await world().visit(id, { at: host.page({ body }) })
  const frame = page.frameLocator('iframe')
  const t = WORDS['zh-CN']
  const opened = page.context().waitForEvent('page')
  await frame.getByRole('button', { name: t.verify }).click()
  const window = await opened
  await window.getByRole('button', { name: t.page.go }).click()
  await signIn(window, CITIZENS.li)
  await seen(frame.getByText(t.verified))
  await frame.getByLabel(t.good, { exact: true }).check()
  await frame.getByRole('button', { name: t.send }).click()
  await seen(frame.getByText(t.given))
  expect(await responses(id)).toBe(1)
})

it('[V6] staff are offered it, and told what it means, where citizens can be verified', async () => {
  const w = consoleSurveyEn.details
  const { page, watched } = await world().seat('moderator', { language: 'en' })
  await page.goto(`${world().url}/console/sites/yunxi/new-survey`)
  const once = page.locator('#d-once')
  await seen(once)
  await eventually(() => once.locator('option').allInnerTexts()).toContain(w.picks.once.verified)
  await once.selectOption('verified')
  expect(await violationsOf(page)).toEqual([])
  expect(watched.problems).toEqual([])
})

it('[V3] one that lapses while somebody answers loses nothing of it', async () => {
  const id = await announceSurvey(world(), ONE_QUESTION, {
    once: 'verified',
    closesAt: Date.now() + 10 * TIMES.verifiedMs,
  })
  const seat = await sit(id)
  const { page, t } = seat
  const first = await openWindow(seat)
  await pressed(first, t.page.go)
  await signIn(first, CITIZENS.wang)
  await seen(page.getByText(t.verified))
  await page.getByLabel(t.good, { exact: true }).check()
  clock.set(Date.now() + 2 * TIMES.verifiedMs)
  try {
    await pressed(page, t.send)
    await seen(page.getByText(t.lapsed))
    expect(await page.getByLabel(t.good, { exact: true }).isChecked()).toBe(true)
    const second = await openWindow(seat)
    await pressed(second, t.page.go)
    await signIn(second, CITIZENS.wang)
    await seen(page.getByText(t.verified))
    await pressed(page, t.send)
    await textOf(page.locator('.notice')).toContain(t.given)
  } finally {
    clock.set(null)
  }
})
