import { type BoxView, CATEGORIES, type Category } from '../../../../functions/contract/case/box.ts'
import type { PublicCase } from '../../../../functions/contract/case/public.ts'
import { BOX_ROUTES, BOX_VIEW_ROUTES } from '../../../../functions/contract/routes-case.ts'
import { type Answer, createApi, isPassing } from '../../../live/api.ts'
import { newId } from '../../../live/new-id.ts'
import { createParticipant } from '../../../live/participant.ts'
import { createRetry } from '../../../live/retry.ts'
import type { Given } from '../scene.ts'
import { createKeeping, type Draft, type Slip } from './keeping.ts'
import { type Fault, faultsOf } from './problems.ts'

const ROUTES = { ...BOX_VIEW_ROUTES, ...BOX_ROUTES }

/** So long the platform may answer that something is wrong on its side before the citizen is told (milliseconds). */
const PATIENCE_MS = 60 * 60_000
/** Offering answers is a courtesy: it keeps nobody waiting (milliseconds). */
const OFFER_MS = 4_000

/**
 * `searching` and `similar`: before it is sent. `waiting`: nothing is heard, it is sent by itself. `slip`: received, the
 * receipt is shown. `noted`, `solved`: it is over, and how.
 */
export type Step = 'form' | 'searching' | 'similar' | 'sending' | 'waiting' | 'slip' | 'noted' | 'solved'

export interface Box {
  readonly view: BoxView | null
  /** Why there is nothing to show. */
  readonly refusal: string | null
  readonly draft: Draft
  readonly resumed: boolean
  readonly step: Step
  readonly faults: readonly Fault[]
  /** Why it was not taken in. */
  readonly refused: string | null
  readonly similar: readonly PublicCase[]
  readonly slip: Slip | null
  put(change: Partial<Draft>): void
  /** What was chosen as an attachment is no text. */
  unreadable(attachment: number): void
  /** What the citizen pressed: checked, then answers are offered, then it is sent. */
  submit(): void
  send(): void
  back(): void
  solved(): void
  clear(): void
  noted(): void
  again(): void
  start(): void
  end(): void
}

/** One citizen at one site's suggestion box: what they write, and its way to a receipt. No DOM. */
export const createBox = (given: Given): Box => {
  const { origin, siteId, env, changed, go } = given
  const world = given.fetch ? { fetch: given.fetch } : {}
  const api = createApi({ routes: ROUTES, origin, ...world })
  const params = { siteId }
  const keeping = createKeeping(given.storage, given.visit, origin, siteId)
  const participant = createParticipant({
    origin,
    siteId,
    storage: given.storage,
    env,
    create: () => api('box.join', { params }),
    as: (token) => createApi({ routes: ROUTES, origin, token: () => token, ...world }),
  })
  const fresh = (): Draft => ({
    ...{ id: newId(), category: '', text: '', attachments: [], contact: '', sentAt: null },
    // Nothing is public that the citizen did not say so.
    public: false,
  })

  const before = keeping.draft.read()
  let view: BoxView | null = null
  let refusal: string | null = null
  let draft = before ?? fresh()
  let slip = keeping.slip.read()
  let step: Step = slip ? 'slip' : draft.sentAt === null ? 'form' : 'sending'
  let faults: readonly Fault[] = []
  let refused: string | null = null
  let similar: readonly PublicCase[] = []
  let stop = () => {}

  const keep = (next: Draft) => {
    draft = next
    keeping.draft.write(next)
  }
  const to = (next: Step) => {
    step = next
    go(next === 'form' ? 'box-text' : 'step')
  }

  const read = async (): Promise<boolean> => {
    const answer = await api('box.read', { params })
    if (answer.ok) view = answer.value
    else if (!view) refusal = isPassing(answer) || !answer.refusal ? 'unreachable' : answer.refusal.code
    if (answer.ok) refusal = null
    changed()
    return answer.ok || !isPassing(answer)
  }
  const reading = createRetry(env, read)

  /** False: to be tried again. */
  const deliver = async (): Promise<boolean> => {
    const { id, sentAt, category, text, attachments, contact } = draft
    if (sentAt === null) return true
    const body = {
      category: CATEGORIES.find((one) => one === category) ?? ('suggestion' satisfies Category),
      text: text.trim(),
      attachments: attachments.map((each) => ({ title: each.title.trim(), text: each.text.trim() })),
      contact: contact.trim() || null,
      public: draft.public,
    }
    const answer = await participant.act((call) => call('box.send', { params: { siteId, caseId: id }, body }))
    if (!answer.ok && isPassing(answer) && (answer.refusal === null || env.now() - sentAt < PATIENCE_MS)) {
      refused = answer.refusal?.code ?? null
      step = 'waiting'
      changed()
      return false
    }
    refused = null
    if (answer.ok) received(answer.value)
    else turnedAway(answer)
    return true
  }
  const delivery = createRetry(env, () => env.exclusively(`zhitong:${siteId}:suggestion`, deliver))

  const received = (receipt: { number: string; code: string }) => {
    slip = { ...receipt, at: env.now() }
    keeping.slip.write(slip)
    keeping.draft.write(null)
    draft = fresh()
    given.notice('submitted')
    to('slip')
  }

  const turnedAway = (answer: Answer<unknown>) => {
    refused = (!answer.ok && answer.refusal?.code) || 'internal'
    keep({ ...draft, sentAt: null, ...(refused === 'id-taken' ? { id: newId() } : {}) })
    given.notice('refused', { code: refused })
    step = 'form'
    go('refused')
  }

  const send = () => {
    keep({ ...draft, sentAt: env.now() })
    refused = null
    to('sending')
    delivery.want()
  }

  /** Nothing but a "yes, there are some" in time holds the sending up. */
  const offer = async () => {
    to('searching')
    const late = new Promise<null>((resolve) => env.after(OFFER_MS, () => resolve(null)))
    const found = await Promise.race([api('box.similar', { params, body: { text: draft.text.trim() } }), late])
    if (step !== 'searching') return
    similar = found?.ok ? found.value.cases : []
    if (similar.length > 0) to('similar')
    else send()
  }

  const reset = (next: Step) => {
    keeping.draft.write(null)
    draft = fresh()
    faults = []
    refused = null
    to(next)
  }

  return {
    get view() {
      return view
    },
    get refusal() {
      return refusal
    },
    get draft() {
      return draft
    },
    get resumed() {
      return before !== null && before.id === draft.id
    },
    get step() {
      return step
    },
    get faults() {
      return faults
    },
    get refused() {
      return refused
    },
    get similar() {
      return similar
    },
    get slip() {
      return slip
    },
    put: (change) => {
      keep({ ...draft, ...change })
      // What was put right is no longer called wrong; what was not yet looked at is left alone.
      if (faults.length > 0) {
        const now = faultsOf(draft)
        faults = faults.filter((fault) => now.some(({ at, kind }) => at === fault.at && kind === fault.kind))
      }
      changed()
    },
    unreadable: (attachment) => {
      faults = [...faults, { at: `box-file-${attachment}`, kind: 'file', limit: 0 }]
      changed()
    },
    submit: () => {
      faults = faultsOf(draft)
      refused = null
      if (faults.length > 0) go('summary')
      else void offer()
    },
    send,
    back: () => to('form'),
    solved: () => reset('solved'),
    clear: () => reset('form'),
    noted: () => {
      slip = null
      keeping.slip.write(null)
      to('noted')
    },
    again: () => reset('form'),
    start: () => {
      const back = () => {
        if (!env.online()) return
        if (!view) reading.want()
        if (step === 'waiting') delivery.want()
      }
      const off = env.onChange(back)
      stop = () => {
        off()
        reading.stop()
        delivery.stop()
      }
      reading.want()
      if (draft.sentAt !== null) delivery.want()
    },
    end: () => stop(),
  }
}
