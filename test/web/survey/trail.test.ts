import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHECK, createFilling } from '../../../web/embed/survey/filling.ts'
import { createTrail, type Tab } from '../../../web/embed/survey/heavy/trail.ts'
import type { Draft } from '../../../web/embed/survey/keeping.ts'
import { page, survey, text } from './definitions.ts'

/** Screens are called by the places of their pages. */
const STEPS = ['0', '1', '2', CHECK]
const DEFINITION = survey([page('one', [text('a')]), page('two', [text('b')]), page('three', [text('c')])])
const LONGEST = 50

/**
 * A tab's history, which the survey's document has together with its host: an entry is where both are. `framed`: the host is another
 * document, whose moves ours does not hear of.
 */
const createTab = (framed: boolean) => {
  let entries: { own: unknown; host: number }[] = [{ own: { page: 'of the host' }, host: 0 }]
  let at = 0
  let pages = 0
  const told = new Set<() => void>()
  const now = () => entries[at] as { own: unknown; host: number }
  const add = (own: unknown, host: number) => {
    entries = [...entries.slice(0, at + 1), { own: structuredClone(own), host }].slice(-LONGEST)
    at = entries.length - 1
  }
  const move = (by: number) => {
    const before = now()
    at = Math.max(-1, Math.min(entries.length - 1, at + by))
    // Only whose own entry is another one hears of it.
    if (at >= 0 && now().own !== before.own) for (const heard of told) heard()
  }
  /** Moves that scripts ask for happen once these have run. */
  const asked: number[] = []
  const tab: Tab = {
    history: {
      get state() {
        return structuredClone(now().own)
      },
      get length() {
        return entries.length
      },
      go: (by = 0) => void asked.push(by),
      pushState: (state: unknown) => add(state, now().host),
      replaceState: (state: unknown) => {
        entries[at] = { ...now(), own: structuredClone(state) }
      },
    },
    listen: (heard) => {
      told.add(heard)
      return () => told.delete(heard)
    },
  }
  return {
    tab,
    /** Whether the page has been left backwards. */
    left: () => at < 0,
    host: () => now().host,
    entries: () => entries.length,
    back: () => move(-1),
    forward: () => move(1),
    settle: () => {
      for (const by of asked.splice(0)) move(by)
    },
    /** The host goes on to a place of its own; within our document it may take our state along. */
    hostGoes: (copies: boolean) => add(framed ? now().own : copies ? { ...Object(now().own) } : null, ++pages),
    put: (state: unknown) => {
      entries[at] = { ...now(), own: state }
    },
  }
}

const open = (framed = false) => {
  const tab = createTab(framed)
  let responses = 0
  let kept!: Draft
  const fresh = (): Draft => ({
    ...{ id: `response-${++responses}`, version: 1, lang: 'en', answers: {}, at: '', seen: [], startedAt: 0 },
    ...{ changes: 0, own: [], code: '', sentAt: null, tookMs: 0 },
  })
  const session = { filling: null as ReturnType<typeof createFilling> | null }
  const fill = (draft: Draft) => {
    session.filling = createFilling({
      ...{ definition: DEFINITION, zone: 'UTC', now: () => 1, draft, resumed: false, needsCode: false },
      changed: (next) => {
        kept = next
        // As the page does after each drawing.
        trail?.follow()
      },
    })
    kept = session.filling.draft()
  }
  let trail: ReturnType<typeof createTrail> | null = null
  const load = () => {
    trail = createTrail(session, 'act', tab.tab)
    trail.follow()
    tab.settle()
  }
  fill(fresh())
  load()
  const at = () => {
    const { filling } = session
    return filling?.checking() ? CHECK : (filling?.here()?.id ?? '')
  }
  const step = (act: () => void) => () => {
    act()
    tab.settle()
    return at()
  }
  return {
    tab,
    at,
    next: step(() => session.filling?.next()),
    previous: step(() => session.filling?.back()),
    change: (id: string) => step(() => session.filling?.go({ id, nodes: [] }))(),
    back: step(tab.back),
    forward: step(tab.forward),
    send: step(() => {
      session.filling?.close()
      fill(fresh())
      trail?.follow()
    }),
    /** The same response in a document anew, or another where nothing is kept. */
    reload: (keeps = true) => {
      trail?.end()
      trail = null
      fill(keeps ? kept : fresh())
      load()
    },
  }
}

describe('[SR6] the device’s Back in a survey', () => {
  it('goes one step back, Forward one on, and from the first step out of the page', () => {
    const { next, back, forward, tab } = open()
    expect([next(), next(), next()]).toEqual(STEPS.slice(1))
    expect([back(), back(), back()]).toEqual(['2', '1', '0'])
    expect([forward(), forward(), back()]).toEqual(['1', '2', '1'])
    back()
    tab.back()
    expect(tab.left()).toBe(true)
  })

  it('goes on from where the page’s own button led, and to no step twice', () => {
    const { next, previous, back, tab } = open()
    next()
    next()
    next()
    expect([previous(), back()]).toEqual(['2', '1'])
    // Past what is answered already.
    expect([next(), previous(), previous(), previous()]).toEqual([CHECK, '2', '1', '0'])
    tab.back()
    expect(tab.left()).toBe(true)
  })

  it('comes back from a change to the check', () => {
    const { next, change, back } = open()
    next()
    next()
    next()
    change('0')
    expect(back()).toBe(CHECK)
    expect(back()).toBe('2')
  })

  it('leads out of the page once the response is sent, and never into one that was', () => {
    const { next, send, back, tab } = open()
    next()
    next()
    next()
    send()
    expect(tab.host()).toBe(0)
    expect(back()).toBe('0')
    expect(tab.left()).toBe(true)
  })

  it('finds its steps after a reload, and takes them away where nothing is kept', () => {
    const one = open()
    one.next()
    one.next()
    one.reload()
    expect([one.back(), one.back()]).toEqual(['1', '0'])
    const other = open()
    other.next()
    other.next()
    other.reload(false)
    expect(other.at()).toBe('0')
    other.tab.back()
    expect(other.tab.left()).toBe(true)
  })

  it('leaves a state of the page’s own that is no record as it is', () => {
    const { tab, next } = open()
    for (const state of ['text', 7, [1, 2], new Date(0)]) {
      tab.put(state)
      next()
      expect(tab.tab.history.state).toEqual(state)
      expect(tab.entries()).toBe(1)
    }
  })

  it('keeps what the page had put into its state', () => {
    const { tab, next, back } = open()
    next()
    expect(tab.tab.history.state).toMatchObject({ page: 'of the host' })
    back()
    expect(tab.tab.history.state).toMatchObject({ page: 'of the host' })
  })

  it('never moves the host, takes nobody on, and always leads out, whatever else happens in the tab', () => {
    const acts = ['next', 'previous', 'back', 'forward', 'send', 'host', 'copy', 'reload', 'lost', 'change'] as const
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.constantFrom(...acts), { maxLength: 80 }), (framed, done) => {
        const scene = open(framed)
        const { tab } = scene
        for (const act of done) {
          const [host, before] = [tab.host(), STEPS.indexOf(scene.at())]
          if (act === 'host' || act === 'copy') tab.hostGoes(act === 'copy')
          else if (act === 'lost') scene.reload(false)
          else if (act === 'change') scene.change('1')
          else if (act === 'back') {
            tab.back()
            if (tab.left()) return
            tab.settle()
          } else scene[act]()
          // What citizens do within the survey leaves the host where it is.
          if (act !== 'host' && act !== 'copy' && act !== 'back' && act !== 'forward') expect(tab.host()).toBe(host)
          if (act === 'send' || act === 'lost') expect(scene.at()).toBe('0')
          if (act === 'previous') expect(STEPS.indexOf(scene.at())).toBeLessThanOrEqual(before)
        }
        // No press of Back adds an entry: as many as there are lead out.
        for (let presses = tab.entries(); presses > 0 && !tab.left(); presses--) {
          tab.back()
          if (!tab.left()) tab.settle()
        }
        expect(tab.left()).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})
