import type { Definition, Element, Page } from '#contract/survey/definition.ts'

export const page = (name: string, elements: Element[], more: Partial<Page> = {}): Page => ({
  id: `p-${name}`,
  name,
  elements,
  ...more,
})

export const survey = (pages: Page[], more: Partial<Definition> = {}): Definition => ({
  languages: ['zh-CN', 'en'],
  pages,
  ...more,
})

export const text = (name: string, more: object = {}): Element => ({ type: 'text', id: name, name, ...more })

/** A question whose answer opens another, and a page that only some see. */
export const BRANCHING = survey([
  page('one', [
    { type: 'boolean', id: 'used', name: 'used', isRequired: true },
    text('why', { visibleIf: '{used} = true', isRequired: true }),
  ]),
  page('two', [text('detail')], { visibleIf: '{used} = true' }),
  page('three', [text('end')]),
])
