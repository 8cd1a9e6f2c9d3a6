import { beforeAll, describe, expect, it } from 'vitest'
import type { Definition, Element } from '#contract/survey/definition.ts'
import { all } from '#domain/survey/model/index.ts'
import * as changes from '../../../web/embed/survey/changes.ts'
import { createFilling } from '../../../web/embed/survey/filling.ts'
import { toSend } from '../../../web/embed/survey/finish/to-send.ts'
import type { Draft } from '../../../web/embed/survey/keeping.ts'
import { setEngine } from '../../../web/embed/survey/late/engine.ts'
import * as rules from '../../../web/embed/survey/rules.ts'
import { BRANCHING, page, survey, text } from './definitions.ts'

const NEW: Draft = {
  ...{
    id: 'response-one',
    version: 1,
    lang: 'en-GB',
    answers: {},
    at: '',
    seen: [],
    startedAt: 0,
    changes: 0,
    own: [],
  },
  ...{ code: '', sentAt: null, tookMs: 0 },
}
const begin = (definition: Definition, draft: Partial<Draft> = {}, resumed = false) => {
  let kept: Draft = { ...NEW, ...draft }
  const filling = createFilling({
    ...{ definition, zone: 'Asia/Shanghai', now: () => 1_000, draft: kept, resumed, needsCode: false },
    changed: (next) => {
      kept = next
    },
  })
  const node = (path: string) => {
    const found = [...all(filling.state().pages)].find((one) => one.path === path)
    if (!found) throw new Error(`no question ${path}`)
    return found
  }
  const put = (path: string, value: unknown) => filling.answer(node(path), value)
  return {
    filling,
    node,
    put,
    kept: () => kept,
    problems: () => filling.problems().map(({ path, kind }) => [path, kind]),
  }
}

beforeAll(() => {
  setEngine({ ...rules, ...changes })
})

describe('§3 going through a survey', () => {
  it('stays with every problem of the screen, and goes on once they are gone', () => {
    const { filling, put, problems } = begin(BRANCHING)
    expect(filling.next()).toBe(false)
    expect(problems()).toEqual([['used', 'required']])
    expect(filling.alarm()).toBe(1)
    put('used', true)
    filling.next()
    expect(problems()).toEqual([['why', 'required']])
    put('why', 'work')
    filling.next()
    expect(problems()).toEqual([])
    expect(filling.here()?.id).toBe('1')
  })
  it('leads past what the answers leave out, and back without loss', () => {
    const { filling, put } = begin(BRANCHING)
    put('used', false)
    expect(filling.route().map(({ id }) => id)).toEqual(['0', '2'])
    filling.next()
    expect(filling.here()?.id).toBe('2')
    put('end', 'bye')
    filling.back()
    expect(filling.here()?.id).toBe('0')
    expect(filling.draft().answers).toEqual({ used: false, end: 'bye' })
  })
  it('checks at the end, and comes back to it from a change past what was answered', () => {
    const { filling, put } = begin(BRANCHING)
    put('used', false)
    filling.next()
    filling.next()
    expect(filling.checking()).toBe(true)
    const first = filling.route()[0]
    if (first) filling.go(first)
    filling.next()
    expect(filling.checking()).toBe(true)
    // A change that opens a new page leads through it first.
    if (first) filling.go(first)
    put('used', true)
    put('why', 'work')
    filling.next()
    expect(filling.here()?.id).toBe('1')
    filling.next()
    expect(filling.checking()).toBe(true)
    expect(filling.ready()).toBe(true)
  })
  it('sends at once where there is one screen and no check is asked for', () => {
    const { filling } = begin(survey([page('p', [text('q')])]))
    expect(filling.next()).toBe(true)
  })
  it('asks one question a screen, with the note before it', () => {
    const note = { type: 'html', id: 'n', name: 'n', html: { en: 'Read this' } } as const
    const { filling } = begin(
      survey([page('p', [text('a'), note, text('b')]), page('r', [text('c')])], {
        questionsOnPageMode: 'questionPerPage',
      }),
    )
    expect(filling.route().map(({ nodes }) => nodes.map(({ path }) => path))).toEqual([['a'], ['n', 'b'], ['c']])
  })
  it('follows a jump', () => {
    const jump = { type: 'skip', expression: '{used} = false', gotoName: 'last' } as const
    const definition = survey(
      [page('1', [{ type: 'boolean', id: 'u', name: 'used' }]), page('2', [text('b')]), page('3', [text('last')])],
      { triggers: [jump] },
    )
    const { filling, put } = begin(definition)
    put('used', false)
    expect(filling.route().map(({ id }) => id)).toEqual(['0', '2'])
  })
})

describe('§3 what is sent', () => {
  it('[M13] leaves out what, going by the other answers, is not asked', () => {
    const { filling, put } = begin(BRANCHING)
    put('used', true)
    put('why', 'work')
    put('used', false)
    expect(filling.draft().answers).toEqual({ used: false, why: 'work' })
    expect(toSend(filling)).toEqual({ used: false })
  })
  it('[M13] leaves out what a jump leads past, though it was answered before', () => {
    const pages = [page('1', [text('a')]), page('2', [text('b', { isRequired: true })]), page('3', [text('c')])]
    const jump = { type: 'skip', expression: "{a} = 'far'", gotoName: 'c' } as const
    const { filling, put } = begin(survey(pages, { triggers: [jump] }))
    put('a', 'near')
    put('b', 'told')
    put('a', 'far')
    expect(toSend(filling)).toEqual({ a: 'far' })
    expect(filling.ready()).toBe(true)
    put('a', 'near')
    expect(toSend(filling)).toEqual({ a: 'near', b: 'told' })
  })
  it('puts answers inside entries where they belong', () => {
    const templateElements = [text('who')]
    const group: Element = { type: 'paneldynamic', id: 'g', name: 'g', panelCount: 1, templateElements }
    const { filling, node, put } = begin(survey([page('p', [group])]))
    put('g[0].who', 'Ann')
    filling.answer(node('g'), [...node('g').children.map(({ holder }) => holder), {}])
    put('g[1].who', 'Bo')
    expect(toSend(filling)).toEqual({ g: [{ who: 'Ann' }, { who: 'Bo' }] })
  })
  it('keeps the words of "other" beside the answer', () => {
    const { filling, node, put, problems } = begin(
      survey([page('p', [{ type: 'radiogroup', id: 'q', name: 'q', choices: [], showOtherItem: true }])]),
    )
    put('q', 'other')
    filling.next()
    expect(problems()).toEqual([['q', 'other-empty']])
    filling.comment(node('q'), 'mine')
    expect(filling.next()).toBe(true)
    expect(toSend(filling)).toEqual({ q: 'other', 'q-Comment': 'mine' })
  })
  it('says of a field the browser cannot read just that', () => {
    const { filling, node, problems } = begin(
      survey([page('p', [text('n', { inputType: 'number', isRequired: true })])]),
    )
    filling.unreadable(node('n'), true)
    filling.next()
    expect(problems()).toEqual([['n', 'not-readable']])
  })
})

describe('§3 coming back', () => {
  it('goes on where it was, in the language it was in', () => {
    const earlier = begin(BRANCHING)
    earlier.put('used', false)
    earlier.filling.next()
    const { filling } = begin(BRANCHING, earlier.kept(), true)
    expect(filling.resumed()).toBe(true)
    expect(filling.here()?.id).toBe('2')
    expect(filling.draft().lang).toBe('en')
  })
  it('shows what the platform refused at its question, in the survey’s own words where it has some', () => {
    const words = { en: 'Really?' }
    const { filling, problems } = begin(
      survey([page('one', [text('a')]), page('two', [text('b', { isRequired: true, requiredErrorText: words })])]),
    )
    filling.close()
    filling.reopen([{ path: 'b', kind: 'required' }])
    expect(filling.here()?.id).toBe('1')
    expect(problems()).toEqual([['b', 'required']])
    expect(filling.problems()[0]?.text).toBe(words)
    expect(filling.draft().sentAt).toBeNull()
  })
})
