import { CHECK, type Filling } from '../filling.ts'

/** What the trail needs of the browser. */
export interface Tab {
  readonly history: Pick<History, 'state' | 'length' | 'go' | 'pushState' | 'replaceState'>
  /** Calls `heard` after each move through the history; the result ends that. */
  listen(heard: () => void): () => void
}

const browserTab = (): Tab => ({
  history,
  listen: (heard) => {
    addEventListener('popstate', heard)
    return () => removeEventListener('popstate', heard)
  },
})

/** Of one entry of the tab's history. */
interface Mark {
  /** The response whose steps these are. */
  response: string
  /** How many entries of ours lie below. */
  depth: number
  /** The lengths of the tab's history when this entry was made, and before there was any of ours. */
  length: number
  base: number
  /** The steps that led here, this one last: where the device's Back leads, one by one. */
  steps: string[]
}

/** Any page may write into the history. */
const isMark = (found: unknown): found is Mark => {
  const { response, depth, length, base, steps }: Partial<Mark> = Object(found)
  const isText = (one: unknown) => typeof one === 'string'
  return (
    isText(response) && [depth, length, base].every(Number.isInteger) && Array.isArray(steps) && steps.every(isText)
  )
}

/** Browsers keep fifty entries: from then on the length says nothing. */
const LONGEST = 50

/**
 * The device's own Back goes one step back in the survey, and Forward one on. Each step further than any before is an entry of the
 * tab's history, and the address stays the page's. The survey's own buttons move nobody through the history, which is the host's, too:
 * they rename the entry that the tab is at. Entries that lead nowhere any more, once a response is sent or its first step is shown
 * again, are left by one move down to the page as it was, and only while it is certain that nobody else's lie between.
 */
export const createTrail = (
  session: { readonly filling: Filling | null },
  activityId: string,
  { history, listen }: Tab = browserTab(),
) => {
  const key = `zhitong:${activityId}`
  let mark: Mark | null = null
  let isLeaving = false

  const read = (): Mark | null => {
    const found: unknown = Object(history.state)[key]
    return isMark(found) ? found : null
  }
  /** False where there is no place for it. */
  const write = (next: Mark, how: 'pushState' | 'replaceState'): boolean => {
    const { state } = history
    // The page's own state stays beside ours; one that is no record cannot be added to.
    if (state !== null && Object.getPrototypeOf(state) !== Object.prototype) return false
    try {
      history[how]({ ...state, [key]: next }, '')
    } catch (problem) {
      // Some allow only so many in half a minute, and sandboxes none.
      console.warn(problem)
    }
    return read()?.depth === next.depth
  }
  /** Whether the tab is at the newest of its entries, and the entry is ours. */
  const isTop = ({ response, length }: Mark) =>
    read()?.response === response && history.length === length && length < LONGEST
  const leave = (from: Mark) => {
    const { depth, length, base } = from
    if (depth < 1 || length - base !== depth || !isTop(from)) return
    isLeaving = true
    history.go(-depth)
  }

  const stepOf = (filling: Filling) => (filling.checking() ? CHECK : (filling.here()?.id ?? ''))
  /** Where a step stands among those that are asked now; -1 for one that is not. */
  const orderOf = (filling: Filling, step = '') =>
    step === CHECK && filling.checks() ? filling.route().length : filling.route().findIndex(({ id }) => id === step)
  /** What is being filled in, and is not on its way. */
  const open = () => (session.filling?.draft().sentAt === null ? session.filling : null)

  /** After each drawing: a step that was taken is put into the history. */
  const follow = (): void => {
    const filling = open()
    if (!filling || isLeaving) return
    const { id: response } = filling.draft()
    const at = stepOf(filling)
    if (mark?.response !== response) {
      const before: Mark | null = mark ?? read()
      mark = before?.response === response ? before : { response, depth: 0, length: 0, base: 0, steps: [at] }
      if (before && before !== mark) leave(before)
      if (isLeaving) return
    }
    const { depth, base, steps } = mark
    if (steps.at(-1) === at) return
    const [before, order] = [orderOf(filling, steps.at(-1)), orderOf(filling, at)]
    // The survey's own Back; further back lead the links of the check, which the device's leads to again. Whoever took a response up
    // again in its middle goes back to what no entry lies below for.
    const isBack = order === before - 1 || (steps.length === 1 && order < before)
    const next = isBack
      ? [...steps.filter((step) => orderOf(filling, step) < order), at]
      : steps.at(-2) === at
        ? steps.slice(0, -1)
        : [...steps, at]
    // Also where there was a way forward: it led elsewhere.
    if (next.length > steps.length && (next.length - 1 > depth || !isTop(mark))) {
      const further = { ...mark, depth: depth + 1, steps: next }
      if (!write(mark, 'replaceState') || !write(further, 'pushState')) return
      const { length } = history
      mark = { ...further, length, base: depth ? base : length - 1 }
    } else mark = { ...mark, steps: next }
    write(mark, 'replaceState')
    if (next.length === 1) leave(mark)
  }

  const heard = () => {
    const found = read()
    const filling = open()
    const mine = mark && found?.response === mark.response ? found : null
    if (isLeaving) {
      isLeaving = false
      if (mine) mark = mine
      follow()
      return
    }
    if (!filling || !mark || !mine || mine.depth === mark.depth) return
    const up = mine.depth - mark.depth
    const steps = up > 0 ? [...mine.steps] : mark.steps.slice(0, Math.max(1, mark.steps.length + up))
    while (steps.length > 1 && orderOf(filling, steps.at(-1)) < 0) steps.pop()
    mark = { ...mine, steps }
    write(mark, 'replaceState')
    const at = steps.at(-1) ?? ''
    if (at !== stepOf(filling)) filling.go({ id: at, nodes: [] })
  }

  return { follow, end: listen(heard) }
}
