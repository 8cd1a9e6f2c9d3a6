import { describe, expect, it } from 'vitest'
import { solicitation as en } from '../../web/i18n/solicitation.en.ts'
import { type SolicitationWords, solicitation as zhCN } from '../../web/i18n/solicitation.zh-CN.ts'
import { eventually, seen, textOf } from './support/eventually.ts'
import { examiner } from './support/examine.ts'
import { type Solicitors, solicitors } from './support/solicitation.ts'
import { useWorld } from './support/use-world.ts'
import { LAPTOP, PHONE } from './support/world.ts'

let office: Solicitors
const ids = { open: '', hidden: '', organisations: '' }
const world = useWorld({
  prepare: async (opened) => {
    office = solicitors(opened)
    ids.open = await office.announced({}, { law: true })
    ids.hidden = await office.announced({ othersVisible: 'after-close', shorterReason: '汛期前须施行' })
    ids.organisations = await office.announced({ senders: ['organisation'] })
    const one = await office.say(ids.open)
    const two = await office.say(ids.open, {
      ...{
        stance: 'suggest',
        text: '短一些。',
        proposed: '道路照明应当在日落后十五分钟内开启，在日出前三十分钟内关闭。',
      },
      sender: { kind: 'organisation', name: '云溪县照明协会' },
    })
    await office.show(ids.open, one, two)
  },
})

const sit = async (activityId: string, language: 'zh-CN' | 'en' = 'zh-CN', viewport = LAPTOP) => {
  const visitor = await world().visit(activityId, { language, viewport })
  const t: SolicitationWords = language === 'en' ? en : zhCN
  const { page } = visitor
  const talk = (article: string) => page.locator(`#talk-${article}`)
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click()
  await seen(page.locator('section.article'))
  return { ...visitor, t, page, talk, press }
}
const received = (activityId: string) => office.comments(activityId)

describe('[M3] a citizen reads a draft and comments on it', () => {
  it('by keyboard alone: from the contents to an article, its comments, a comment and the receipt', async () => {
    const { page, t, watched } = await sit(ids.open, 'en')
    const key = (name: string) => page.keyboard.press(name)
    const focused = () =>
      page.evaluate(() => {
        const element = document.activeElement?.shadowRoot?.activeElement
        return `${element?.id} ${element?.textContent?.slice(0, 80)}`
      })
    const tabTo = async (wanted: RegExp) => {
      for (let step = 0; step < 60 && !wanted.test(await focused()); step++) await key('Tab')
      expect(await focused()).toMatch(wanted)
    }
    await page.locator('#title').click()
    await tabTo(new RegExp(`${t.contents}$`))
    await key('Enter')
    await tabTo(/ 第四条$/)
    await key('Enter')
    await eventually(focused).toMatch(/^part-article-04/)
    await tabTo(new RegExp(t.talk))
    await key('Enter')
    await tabTo(/-stance /)
    await key('Space')
    await key('ArrowDown')
    await key('Tab')
    await page.keyboard.type('Five days is too long.')
    await tabTo(new RegExp(`${t.send}$`))
    await key('Enter')
    await eventually(focused).toMatch(/^receipt-/)
    await textOf(page.locator('.receipt')).toMatch(
      /[2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3}[\s\S]*[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/,
    )
    const [comment] = await received(ids.open)
    expect(comment).toMatchObject({ articleId: 'article-04', stance: 'oppose', text: 'Five days is too long.' })
    const { number, code } = await page.evaluate(() => {
      const key = Object.keys(localStorage).find((name) => name.includes(':own:')) ?? ''
      return JSON.parse(localStorage.getItem(key) ?? '{}')
    })
    await tabTo(new RegExp(`${t.noted}$`))
    await key('Enter')
    await textOf(page.locator('.receipt')).not.toMatch(/[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/)
    expect(watched.problems).toEqual([])

    // From another device, by what was written down; a slip in it finds nothing.
    const other = await sit(ids.open)
    await other.page.getByRole('tab', { name: other.t.mine }).click()
    await other.page.getByText(other.t.lookup).click()
    await other.page.getByLabel(other.t.number).fill(number)
    await other.page.getByLabel(other.t.code).fill(`${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`)
    await other.press(other.t.lookupGo)
    await textOf(other.page.locator('.lookup .errors')).toContain(other.t.lookupWrong)
    await other.page.getByLabel(other.t.code).fill(code.toLowerCase())
    await other.press(other.t.lookupGo)
    await textOf(other.page.locator('.lookup .notice')).toContain('Five days is too long.')
  })

  it('is told everything that is missing, each with the way to its field', async () => {
    const { page, t, talk, press } = await sit(ids.organisations, 'zh-CN', PHONE)
    await talk('whole').locator('summary').click()
    await talk('whole').getByLabel(t.stance.ask).check()
    await press(t.send)
    const errors = page.locator('.errors')
    await textOf(errors).toContain(t.problem.text)
    await textOf(errors).toContain(t.problem.organisation)
    await errors.getByRole('link').last().click()
    await page.keyboard.type('云溪县照明协会')
    expect(await page.getByLabel(t.organisation).inputValue()).toBe('云溪县照明协会')
  })

  it('proposes a wording, sees it as a change, and is offered to support what others said instead', async () => {
    const before = (await received(ids.open)).length
    const { page, t, talk, press } = await sit(ids.open)
    await talk('article-03').locator('summary').click()
    await talk('article-03').getByLabel(t.stance.suggest).check()
    await page
      .getByRole('textbox', { name: t.proposed })
      .fill('道路照明应当在日落后二十分钟内开启，在日出前三十分钟内关闭。')
    await textOf(talk('article-03').locator('.preview del')).toContain('三十')
    await textOf(talk('article-03').locator('.preview ins')).toContain('二十')
    await page.getByLabel(t.text.suggest).fill('三十分钟太长，冬天放学路上已经全黑了。')
    await press(t.send)
    await textOf(page.locator('.notice')).toContain(t.similar)
    await page.locator('.notice').getByRole('button', { name: t.supportThis }).click()
    await eventually(async () => {
      const reply = await world().call('comment.read', {
        params: { activityId: ids.open },
        query: { article: 'article-03' },
      })
      return reply.reply?.comments.map(({ supports }) => supports).sort()
    }).toEqual([0, 1])
    expect(await received(ids.open)).toHaveLength(before)
    // What was written is let go: the opinion has been given.
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':draft:')))).toEqual([])
  })

  it('[D11] finds what was typed after a reload, and a comment sent offline goes out once when the network is back', async () => {
    const before = (await received(ids.open)).length
    const { page, t, talk, press } = await sit(ids.open)
    await talk('article-05').locator('summary').click()
    await talk('article-05').getByLabel(t.stance.ask).check()
    await page.getByLabel(t.text.ask).fill('何时施行？')
    await page.reload()
    await seen(page.locator('section.article'))
    await textOf(talk('article-05').locator('summary')).toContain(t.draftKept)
    await talk('article-05').locator('summary').click()
    expect(await page.getByLabel(t.text.ask).inputValue()).toBe('何时施行？')
    await page.context().setOffline(true)
    await press(t.send)
    await seen(page.getByText(t.waiting))
    expect(await received(ids.open)).toHaveLength(before)
    await page.context().setOffline(false)
    await seen(talk('article-05').locator('.receipt'))
    expect(await received(ids.open)).toHaveLength(before + 1)
  })

  it('sees no comments of others before the close where they are hidden until then, and why the period is short', async () => {
    const { page, t, talk } = await sit(ids.hidden)
    await talk('article-03').locator('summary').click()
    await seen(page.getByText(t.othersLater))
    expect(await page.locator('.comment').count()).toBe(0)
  })
})

describe('[M12] a draft out for comment', () => {
  it.each([
    ['zh-CN', PHONE],
    ['en', LAPTOP],
  ] as const)('in %s has nothing axe or a narrow screen objects to', async (language, viewport) => {
    const { page, t, talk, press, watched } = await sit(ids.open, language, viewport)
    const { found, look } = examiner(page)
    await look('read')
    await talk('article-03').locator('summary').click()
    await seen(talk('article-03').locator('.comment'))
    await talk('article-03').getByLabel(t.stance.suggest).check()
    await press(t.send)
    await seen(page.locator('.errors'))
    await look('wrong')
    await page.getByRole('textbox', { name: t.proposed }).fill('道路照明应当在日落后二十分钟内开启。')
    await page.getByLabel(t.text.suggest).fill('三十分钟太长，冬天放学路上已经全黑了。')
    await press(t.send)
    await textOf(page.locator('.notice')).toContain(t.similar)
    await look('similar')
    await press(t.sendMine)
    await seen(page.locator('.receipt'))
    await look('receipt')
    await page.getByRole('tab', { name: t.compare }).click()
    await textOf(page.locator('.row ins')).toContain('三十')
    await look('compare')
    await page.getByRole('tab', { name: new RegExp(t.mine) }).click()
    await textOf(page.locator('.list')).toContain(t.outcome.received)
    await look('mine')
    expect(found).toEqual([])
    expect(watched.problems).toEqual([])
  })

  it('that was cancelled says so, and takes nothing more', async () => {
    const id = await office.announced()
    await office.order('siteAdmin', id, { type: 'solicitation.cancel', notice: '因上位法修订，本次征集取消。' })
    const { page, t } = await sit(id)
    await textOf(page.locator('.notice')).toContain(t.cancelledNow)
    await textOf(page.locator('.notice')).toContain('因上位法修订')
    expect(await page.locator('.talk').count()).toBe(0)
  })
})
