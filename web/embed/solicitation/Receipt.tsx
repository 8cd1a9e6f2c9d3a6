import { useState } from 'preact/hooks'
import { grouped } from '#contract/case/receipt.ts'
import type { Own } from './keeping.ts'
import { useScene } from './scene.ts'

/** That a comment was received, with the number and, until the citizen has kept it, the code to look it up by. */
export const Receipt = ({ own, onAnother }: { own: Own; onAnother?: () => void }) => {
  const { t, view, format, session, say, nameOf } = useScene()
  const [copied, setCopied] = useState(false)
  const lines: [string, string][] = [
    [t.number, grouped(own.number)],
    ...(own.code === null ? [] : [[t.code, grouped(own.code)] satisfies [string, string]]),
    [t.about, nameOf(own.articleId)],
    [t.receivedAt, format.dateTime(own.at)],
  ]
  const copy = async () => {
    const text = [view.details.title, ...lines.map(([name, value]) => `${name}: ${value}`)].join('\n')
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      say(t.copied)
    } catch (problem) {
      // Where a page may not write there, the code still stands to be read and selected.
      console.warn(problem)
    }
  }
  return (
    <div class="notice receipt" id={`receipt-${own.id}`} tabIndex={-1}>
      <p>
        <strong>{t.received}</strong>
      </p>
      {own.code !== null && <p>{t.receivedHint}</p>}
      <dl class="facts">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <strong>{value}</strong>
            </dd>
          </div>
        ))}
      </dl>
      <div class="actions">
        <button type="button" onClick={copy}>
          {copied ? t.copied : t.copy}
        </button>
        <button type="button" onClick={() => print(view.details.title, lines)}>
          {t.print}
        </button>
        {own.code !== null && (
          <button type="button" class="quiet" onClick={() => session.noted(own.id)}>
            {t.noted}
          </button>
        )}
        {onAnother && view.state === 'open' && (
          <button type="button" class="quiet" onClick={onAnother}>
            {t.another}
          </button>
        )}
      </div>
    </div>
  )
}

/** The receipt alone, in a window of its own: the page around it is the host's. Where no window may be opened, the whole page. */
const print = (title: string, lines: readonly [string, string][]) => {
  const sheet = window.open('', '_blank', 'width=480,height=640')
  if (!sheet) return window.print()
  const { document: paper } = sheet
  paper.title = title
  const heading = paper.createElement('h1')
  heading.textContent = title
  const rows = lines.map(([name, value]) => {
    const row = paper.createElement('p')
    row.textContent = `${name}: ${value}`
    return row
  })
  paper.body.replaceChildren(heading, ...rows)
  sheet.print()
}
