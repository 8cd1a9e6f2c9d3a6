import { type BoxView, CATEGORIES, type Category } from '#contract/case/box.ts'
import type { PublicCase } from '#contract/case/public.ts'
import { clean } from '#contract/clean.ts'
import { BOX_ROUTES, BOX_VIEW_ROUTES } from '#contract/routes-case.ts'
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
type Step = 'form' | 'searching' | 'similar' | 'sending' | 'waiting' | 'slip' | 'noted' | 'solved'

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
    create: (body) => api('box.join', { params, body }),
    as: (token) => createApi({ routes: ROUTES, origin, token: () => token, ...world }),
  })
  const fresh = (): Draft => ({
    ...{ id: newId(), category: '', text: '', attachments: [], contact: '', sentAt: null },
    // Nothing is public that the citizen did not say so.
    public: false,
  })

  const before = keeping.draft.read()
  const draft = before ?? fresh()
  const slip = keeping.slip.read()
  const box = {
    view: null as BoxView | null,
    refusal: null as string | null,
    draft,
    resumed: before !== null,
    slip,
    step: (slip ? 'slip' : draft.sentAt === null ? 'form' : 'sending') as Step,
    faults: [] as readonly Fault[],
    refused: null as string | null,
    similar: [] as readonly PublicCase[],
  }

  let stop = () => {}
  let questioned = ''

  const keep = (next: Draft) => {
    box.draft = next
    keeping.draft.write(next)
  }
  const to = (next: Step) => {
    box.step = next
    go(next === 'form' ? 'box-text' : 'step')
  }

  const read = async (): Promise<boolean> => {
    const answer = await api('box.read', { params })
    if (answer.ok) box.view = answer.value
    else if (!box.view) box.refusal = isPassing(answer) || !answer.refusal ? 'unreachable' : answer.refusal.code
    if (answer.ok) box.refusal = null
    changed()
    return answer.ok || !isPassing(answer)
  }
  const reading = createRetry(env, read)

  /** False: to be tried again. */
  const deliver = async (): Promise<boolean> => {
    const { id, sentAt, category, text, attachments, contact } = box.draft
    if (sentAt === null) return true
    const body = {
      category: CATEGORIES.find((one) => one === category) ?? ('suggestion' satisfies Category),
      text: clean(text),
      attachments: attachments.map((each) => ({ title: clean(each.title), text: clean(each.text) })),
      contact: clean(contact) || null,
      public: box.draft.public,
    }
    const answer = await participant.act((call) => call('box.send', { params: { siteId, caseId: id }, body }))
    if (!answer.ok && isPassing(answer) && (answer.refusal === null || env.now() - sentAt < PATIENCE_MS)) {
      box.refused = answer.refusal?.code ?? null
      box.step = 'waiting'
      changed()
      return false
    }
    // Another letter has the id, perhaps one from another tab: this one goes out again under one of its own.
    if (!answer.ok && answer.refusal?.code === 'id-taken') {
      keep({ ...box.draft, id: newId() })
      return false
    }
    box.refused = null
    if (answer.ok) received(answer.value)
    else turnedAway(answer)
    return true
  }
  const delivery = createRetry(env, () => env.exclusively(`zhitong:${siteId}:suggestion`, deliver))

  const received = (receipt: { number: string; code: string }) => {
    box.slip = { ...receipt, at: env.now() }
    keeping.slip.write(box.slip)
    keeping.draft.write(null)
    box.draft = fresh()
    box.resumed = false
    given.notice('submitted')
    to('slip')
  }

  const turnedAway = (answer: Answer<unknown>) => {
    box.refused = (!answer.ok && answer.refusal?.code) || 'internal'
    keep({ ...box.draft, sentAt: null })
    given.notice('refused', { code: box.refused })
    box.step = 'form'
    go('refused')
  }

  const send = () => {
    keep({ ...box.draft, sentAt: env.now() })
    box.refused = null
    to('sending')
    delivery.want()
  }

  /** Nothing but a "yes, there are some" in time holds the sending up. */
  const offer = async () => {
    to('searching')
    const late = new Promise<null>((resolve) => env.after(OFFER_MS, () => resolve(null)))
    const found = await Promise.race([api('box.similar', { params, body: { text: clean(box.draft.text) } }), late])
    if (box.step !== 'searching') return
    box.similar = found?.ok ? found.value.cases : []
    if (box.similar.length > 0) to('similar')
    else send()
  }

  const reset = (next: Step) => {
    keeping.draft.write(null)
    box.draft = fresh()
    box.resumed = false
    box.faults = []
    box.refused = null
    to(next)
  }

  return Object.assign(box, {
    put: (change: Partial<Draft>) => {
      keep({ ...box.draft, ...change })
      // What was put right is no longer called wrong; what was not yet looked at is left alone.
      if (box.faults.length > 0) {
        const now = faultsOf(box.draft)
        box.faults = box.faults.filter((fault) => now.some(({ at, kind }) => at === fault.at && kind === fault.kind))
      }
      changed()
    },
    unreadable: (attachment: number) => {
      box.faults = [...box.faults, { at: `box-file-${attachment}`, kind: 'file' as const, limit: 0 }]
      changed()
    },
    submit: () => {
      const { contact } = box.draft
      // Questioned once: whoever sends it again means it.
      box.faults = faultsOf(box.draft).filter(({ kind }) => kind !== 'contact' || questioned !== contact)
      if (box.faults.some(({ kind }) => kind === 'contact')) questioned = contact
      box.refused = null
      if (box.faults.length > 0) go('summary')
      else void offer()
    },
    send,
    back: () => to('form'),
    solved: () => reset('solved'),
    clear: () => reset('form'),
    noted: () => {
      box.slip = null
      keeping.slip.write(null)
      to('noted')
    },
    again: () => reset('form'),
    start: () => {
      const back = () => {
        if (!env.online()) return
        if (!box.view) reading.want()
        if (box.step === 'waiting') delivery.want()
      }
      const off = env.onChange(back)
      stop = () => {
        off()
        reading.stop()
        delivery.stop()
      }
      reading.want()
      if (box.draft.sentAt !== null) delivery.want()
    },
    end: () => stop(),
  })
}
