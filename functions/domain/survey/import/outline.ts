import type { Definition, Element, Page, Panel } from '../../../contract/survey/definition.ts'
import { toElement } from './outline-element.ts'
import { beginQuestion, type Drafted, type OutlineNote } from './outline-question.ts'

export type Outlined = { ok: true; definition: Definition; notes: OutlineNote[] } | { ok: false; reason: 'no-question' }

const NUMBERED = /^(?:[QqＱ]?\s*\d+(?:\.\d+)*\s*[.、．)）:：]|第\s*\d+\s*题\s*[.、：:]?)\s*(.+)$/
const OPTION = /^(?:[-•·*＊○◯□☐]|\(\s*\)|\[\s*\]|[A-Za-zＡ-Ｚ]\s*[.、．)）])\s*(.+)$/
const BOX = /^(?:[□☐]|\[\s*\])/
const COLUMNS = /^(?:列|columns?)\s*[:：]\s*(.+)$/i

/**
 * A survey as an editor writes it in plain text:
 *
 *     # 标题            ## 页            ### 分组            > 说明
 *     1. 您的年龄 [数字 0-120] *
 *     2. 您喜欢什么 [多选 最多2项]
 *     - 阅读
 *     - 其他：____
 *
 * Without a kind, options make a single choice and their absence a short text. What was not understood is in `notes`, by line.
 */
export const importOutline = (
  source: string,
  { newId, language }: { newId: () => string; language: string },
): Outlined => {
  const notes: OutlineNote[] = []
  const words = (text: string) => ({ [language]: text })
  const pages: Page[] = []
  let title = ''
  const introduction: string[] = []
  let section: Panel | null = null
  let question: Drafted | null = null
  let serial = 0

  const page = (name?: string): Page => {
    section = null
    const made: Page = {
      id: newId(),
      name: `page${pages.length + 1}`,
      elements: [],
      ...(name ? { title: words(name) } : {}),
    }
    pages.push(made)
    return made
  }
  const place = (element: Element) => {
    const { elements } = section ?? pages.at(-1) ?? page()
    elements?.push(element)
  }
  const finish = () => {
    if (question) place(toElement(question, { name: `q${++serial}`, newId, words, notes }))
    question = null
  }

  for (const [index, raw] of source.split(/\r\n|[\n\r\u2028\u2029]/).entries()) {
    const line = index + 1
    const text = raw.trim()
    if (!text) continue
    const heading = /^(#{1,3})\s*(.+)$/.exec(text)
    if (heading) {
      const [, marks = '', name = ''] = heading
      finish()
      if (marks.length === 1 && !title) title = name
      else if (marks.length < 3) page(name)
      else {
        const made: Panel = { type: 'panel', id: newId(), name: `section${line}`, title: words(name), elements: [] }
        section = null
        place(made)
        section = made
      }
      continue
    }
    const numbered = NUMBERED.exec(text)
    if (numbered) {
      finish()
      question = beginQuestion(numbered[1] ?? '', line, notes)
      continue
    }
    const columns = COLUMNS.exec(text)
    const option = OPTION.exec(text)
    if (columns || option) {
      if (!question) notes.push({ line, reason: 'no-question', text })
      else if (columns) question.columns = split(columns[1] ?? '')
      else {
        question.options.push((option?.[1] ?? '').trim())
        question.boxes ||= BOX.test(text)
      }
      continue
    }
    const said = text.replace(/^>\s*/, '')
    if (question) question.description.push(said)
    else if (serial === 0 && pages.length === 0 && title) introduction.push(said)
    else if (serial === 0 && pages.length === 0 && !title) title = said
    else place({ type: 'html', id: newId(), name: '', html: words(said) })
  }
  finish()
  if (serial === 0) return { ok: false, reason: 'no-question' }
  const definition: Definition = {
    languages: [language],
    ...(title ? { title: words(title) } : {}),
    ...(introduction.length ? { description: words(introduction.join('\n')) } : {}),
    pages: pages.filter(({ elements }) => elements?.length),
  }
  return { ok: true, definition, notes }
}

const split = (text: string) => text.split(/[|｜;；,，、]/).flatMap((part) => part.trim() || [])
