import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 AA and axe's own good practice; targets of 24 px, which axe leaves off by itself. */
const OPTIONS: axe.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
}

/** Of a page as it is now: what axe finds, open shadow trees and same-origin frames included. */
export const violationsOf = async (page: Page): Promise<string[]> => {
  // As the inspector's own code, so that the page's policy lets it in.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  const { violations } = await page.evaluate(
    (options) => (window as unknown as { axe: typeof axe }).axe.run(document, options),
    OPTIONS,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary?.replaceAll('\n', ' ')}`),
  )
}

/** WCAG 1.4.10: at 320 px nothing needs a second direction of scrolling; what sticks out is named. */
const overflowOf = async (page: Page): Promise<string[]> => {
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 700 })
  const wide = await page.evaluate(() => {
    if (document.documentElement.scrollWidth <= 320) return []
    const out: string[] = []
    const walk = (element: Element) => {
      const { right, width } = element.getBoundingClientRect()
      if (width > 0 && right > 321)
        out.push(`${element.tagName.toLowerCase()}.${element.className} to ${Math.round(right)}`)
      for (const child of [...(element.shadowRoot?.children ?? []), ...element.children]) walk(child)
    }
    walk(document.body)
    return [`${document.documentElement.scrollWidth} px wide at 320`, ...out.slice(0, 8)]
  })
  if (size) await page.setViewportSize(size)
  return wide
}

/** Collects what is wrong with each screen of a tour, so that one run tells all of it. */
export const examiner = (page: Page) => {
  const found: string[] = []
  return {
    found,
    look: async (screen: string): Promise<void> => {
      const problems = [...(await violationsOf(page)), ...(await overflowOf(page))]
      found.push(...problems.map((problem) => `${screen}: ${problem}`))
    },
  }
}
