import { examiner } from './support/examine.ts'
import { announceSurvey, EVERYTHING, SATISFACTION } from './support/survey.ts'
import { LAPTOP, openWorld, PHONE } from './support/world.ts'

console.time('world')
const w = await openWorld()
console.timeEnd('world')
try {
  const a = await announceSurvey(w, SATISFACTION, { purpose: '邮箱仅用于告知结果。' })
  const b = await announceSurvey(w, EVERYTHING)
  const shot = async (v: any, n: string) => {
    await v.page.screenshot({ path: `/tmp/m/${n}.png`, fullPage: true })
  }
  const v = await w.visit(a, { viewport: PHONE })
  v.page.on('response', (r: any) => { if (r.status() >= 400) console.log(r.status(), r.url()) })
  await v.page.waitForTimeout(3000); console.log(v.watched.problems, v.watched.requests.map((r: any) => r.url())); console.log(await (await fetch(w.url + '/api/activities/' + a + '/entry', { headers: { origin: w.host.origin } })).text())
  await v.page.getByText('使用过').first().waitFor()
  await shot(v, 'a1')
  await v.page.getByRole('button', { name: '下一步' }).click()
  await v.page.getByRole('alert').first().waitFor()
  await shot(v, 'a2')
  await v.page.getByLabel('使用过', { exact: true }).check()
  await v.page.getByLabel('网上办事').check()
  await shot(v, 'a3')
  await v.page.getByRole('button', { name: '下一步' }).click()
  await v.page.getByLabel('4', { exact: true }).check()
  await shot(v, 'a4')
  await v.page.getByRole('button', { name: '下一步' }).click()
  await v.page.getByLabel('同意', { exact: true }).check()
  await v.page.getByRole('button', { name: '下一步' }).click()
  await v.page.getByText('提交前请检查').waitFor()
  await shot(v, 'a5')
  await v.page.getByRole('button', { name: '提交答卷' }).click()
  await v.page.getByText('感谢您的参与').waitFor()
  await shot(v, 'a6')
  console.log('problems', v.watched.problems)
  for (const [n, vp, language] of [
    ['b-phone', PHONE, 'zh-CN'],
    ['b-laptop', LAPTOP, 'en'],
  ] as const) {
    const x = await w.visit(b, { viewport: vp, language })
    await x.page.getByRole('button', { name: x.page ? (language === 'en' ? 'Continue' : '下一步') : '' }).waitFor()
    await shot(x, n)
    console.log(n, x.watched.problems, x.watched.requests.map((r: any) => r.url().replace(/.*\/\/[^/]*/, '')).join(' '))
  }
} catch (e) {
  console.error(e)
  for (const [i, c] of w.browser.contexts().entries())
    for (const p of c.pages()) {
      await p.screenshot({ path: `/tmp/m/fail-${i}.png`, fullPage: true })
      console.log((await p.locator('body').innerText()).slice(0, 1500))
    }
}
await w.stop()
process.exit(0)
