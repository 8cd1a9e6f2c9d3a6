import * as v from 'valibot'
import type { BoxView } from '#contract/case/box.ts'
import type { CitizenCommand, OwnCase } from '#contract/case/citizen.ts'
import { CASE_LIMITS } from '#contract/case/limits.ts'
import { CODE_LENGTH, grouped, NUMBER_LENGTH, QueryCode, ReceiptNumber } from '#contract/case/receipt.ts'
import { BOX_VIEW_ROUTES, RECEIPT_ROUTES } from '#contract/routes-case.ts'
import { COMMENT_LOOKUP_ROUTES } from '#contract/routes-solicitation.ts'
import type { OwnComment } from '#contract/solicitation/own-comment.ts'
import { createApi, isPassing } from '../../../live/api.ts'
import { newId } from '../../../live/new-id.ts'
import { createRetry } from '../../../live/retry.ts'
import { kept } from '../../../live/storage.ts'
import type { Given } from '../scene.ts'
import { type Drafts, draftsOf, freshDrafts, OpenReceipt } from './drafts.ts'

const ROUTES = { ...BOX_VIEW_ROUTES, ...RECEIPT_ROUTES, ...COMMENT_LOOKUP_ROUTES }

/** So often a command goes out under another id by itself. */
const RENAMED = 2

type Act = CitizenCommand['type']
/** `empty`: to be filled in; `wrong`: the check character says that it is mistyped; `long`: too long. */
interface Fault {
  at: 'number' | 'code' | 'add' | 'rate' | 'reopen'
  kind: 'empty' | 'wrong' | 'long'
}

export interface LookUp {
  readonly site: BoxView['site'] | null
  /** Why there is nothing to show. */
  readonly refusal: string | null
  readonly number: string
  readonly code: string
  readonly step: 'form' | 'searching' | 'shown'
  readonly faults: readonly Fault[]
  /** The form was sent with faults: they are told all together; before, only at their fields. */
  readonly sent: boolean
  /** Why nothing was found: a refusal's code, or `unreachable`. */
  readonly failed: string | null
  readonly own: OwnCase | null
  /** The receipt is that of a comment on a draft. */
  readonly comment: OwnComment | null
  readonly drafts: Drafts
  /** What is on its way, and whether it waits for the network. */
  readonly acting: { type: Act; waits: boolean } | null
  readonly done: Act | null
  readonly left: boolean
  put(change: { number?: string; code?: string }): void
  find(): void
  refresh(): void
  leave(): void
  write<T extends keyof Drafts>(type: T, change: Partial<Drafts[T]>): void
  act(type: Act): void
  start(): void
  end(): void
}

/** Without what is only there for reading. */
const lengthOf = (text: string): number => text.replace(/[\s\p{Pd}]/gu, '').length

const sound = { number: ReceiptNumber, code: QueryCode }

/** One citizen with one receipt: what became of it, and what they may still do. No DOM. */
export const createLookUp = (given: Given, known: string): LookUp => {
  const { origin, siteId, env, changed, go } = given
  const world = given.fetch ? { fetch: given.fetch } : {}
  const api = createApi({ routes: ROUTES, origin, ...world })
  const params = { siteId }
  const open = kept(given.visit, `zhitong:${origin}:${siteId}:receipt`, OpenReceipt)

  const look = {
    site: null as LookUp['site'],
    refusal: null as string | null,
    number: known && grouped(known),
    code: '',
    step: 'form' as LookUp['step'],
    faults: [] as readonly Fault[],
    sent: false,
    failed: null as string | null,
    own: null as OwnCase | null,
    comment: null as OwnComment | null,
    drafts: freshDrafts(),
    acting: null as LookUp['acting'],
    done: null as Act | null,
    left: false,
  }

  let command: CitizenCommand | null = null
  let stop = () => {}
  let renamed = 0

  const faultOf = (at: 'number' | 'code'): Fault | null => {
    if (!look[at].trim()) return { at, kind: 'empty' }
    return v.safeParse(sound[at], look[at]).success ? null : { at, kind: 'wrong' }
  }
  const receipt = () => ({ number: look.number, code: look.code })

  const show = (found: OwnCase) => {
    look.own = found
    look.step = 'shown'
    look.number = grouped(found.number)
    look.drafts = draftsOf(given.storage, origin, found.number).read() ?? look.drafts
  }

  const readSite = async (): Promise<boolean> => {
    const answer = await api('box.read', { params })
    if (answer.ok) look.site = answer.value.site
    else if (!look.site) look.refusal = isPassing(answer) || !answer.refusal ? 'unreachable' : answer.refusal.code
    if (answer.ok) look.refusal = null
    changed()
    return answer.ok || !isPassing(answer)
  }
  const reading = createRetry(env, readSite)

  /** A comment on a draft has a receipt of the same form. */
  const findComment = async (): Promise<OwnComment | null> => {
    const answer = await api('comment.lookup', { params, body: receipt() })
    return answer.ok ? answer.value : null
  }

  const search = async () => {
    const wasShown = look.step === 'shown'
    if (!wasShown) look.step = 'searching'
    look.failed = null
    changed()
    const answer = await api('receipt.read', { params, body: receipt() })
    if (answer.ok) show(answer.value.case)
    else {
      const code = answer.refusal?.code ?? 'unreachable'
      look.comment = code === 'not-found' ? await findComment() : null
      if (look.comment) look.step = 'shown'
      else {
        look.failed = code
        if (!wasShown) look.step = 'form'
      }
    }
    if (look.step === 'shown') open.write(receipt())
    go(look.failed ? 'failed' : 'step')
  }

  /** False: to be tried again. */
  const deliver = async (): Promise<boolean> => {
    if (!command || !look.acting) return true
    const { type } = look.acting
    const answer = await api('receipt.command', { params, body: { ...receipt(), command } })
    if (!answer.ok && isPassing(answer) && answer.refusal?.code !== 'too-many-requests') {
      look.acting = { type, waits: true }
      changed()
      return false
    }
    // Another command has the id, perhaps one from another tab: this one goes out under one of its own.
    if (!answer.ok && answer.refusal?.code === 'id-taken' && renamed++ < RENAMED) {
      command = { ...command, commandId: newId() }
      return false
    }
    look.acting = null
    command = null
    if (answer.ok) {
      look.done = type
      if (type !== 'withdraw') write(type, freshDrafts()[type])
      show(answer.value.case)
      given.notice(type === 'withdraw' ? 'withdrawn' : type)
      go('done')
    } else {
      look.failed = answer.refusal?.code ?? 'unreachable'
      go('failed')
    }
    return true
  }
  const delivery = createRetry(env, deliver)

  const write = <T extends keyof Drafts>(type: T, change: Partial<Drafts[T]>) => {
    look.drafts = { ...look.drafts, [type]: { ...look.drafts[type], ...change } }
    look.faults = look.faults.filter(({ at }) => at !== type)
    const { add, rate, reopen } = look.drafts
    const empty = !add.text && !rate.text && rate.score === 0 && !reopen.text
    if (look.own) draftsOf(given.storage, origin, look.own.number).write(empty ? null : look.drafts)
    changed()
  }

  /** The command, or what keeps it from being one. */
  const commandOf = (type: Act): CitizenCommand | Fault => {
    if (type === 'withdraw') return { commandId: newId(), type }
    const { id: commandId } = look.drafts[type]
    const text = look.drafts[type].text.trim()
    if (type === 'rate') {
      const score = ([1, 2, 3, 4, 5] as const).find((one) => one === look.drafts.rate.score)
      if (!score) return { at: type, kind: 'empty' }
      return text.length > CASE_LIMITS.ratingText ? { at: type, kind: 'long' } : { commandId, type, score, text }
    }
    if (!text) return { at: type, kind: 'empty' }
    if (text.length > CASE_LIMITS.additionText) return { at: type, kind: 'long' }
    return type === 'add' ? { commandId, type, text, attachments: [] } : { commandId, type, text }
  }

  return Object.assign(look, {
    put: (change: { number?: string; code?: string }) => {
      Object.assign(look, change)
      look.left = false
      const now = (['number', 'code'] as const).filter((at) => change[at] !== undefined)
      // As soon as all of it is there; earlier, nobody is told off for what they are still typing.
      const whole = now.filter((at) => lengthOf(look[at]) >= (at === 'number' ? NUMBER_LENGTH : CODE_LENGTH))
      look.faults = [
        ...look.faults.filter(({ at }) => !now.some((one) => one === at)),
        ...whole.flatMap((at) => faultOf(at) ?? []),
      ]
      changed()
    },
    find: () => {
      if (look.step === 'searching') return
      look.faults = (['number', 'code'] as const).flatMap((at) => faultOf(at) ?? [])
      look.sent = look.faults.length > 0
      if (look.sent) go('summary')
      else void search()
    },
    refresh: () => {
      look.done = null
      void search()
    },
    leave: () => {
      open.write(null)
      look.own = look.comment = look.done = look.failed = null
      look.drafts = freshDrafts()
      look.number = look.code = ''
      look.step = 'form'
      look.left = true
      go('left')
    },
    write,
    act: (type: Act) => {
      if (look.acting) return
      const next = commandOf(type)
      look.done = look.failed = null
      look.faults = 'at' in next ? [next] : []
      if ('at' in next) return go(`own-${type}`)
      command = next
      renamed = 0
      look.acting = { type, waits: false }
      changed()
      delivery.want()
    },
    start: () => {
      const off = env.onChange(() => {
        if (!env.online()) return
        if (!look.site) reading.want()
        if (look.acting?.waits) delivery.want()
      })
      stop = () => {
        off()
        reading.stop()
        delivery.stop()
      }
      reading.want()
      const before = open.read()
      // An address with another number asks for that one.
      if (before && (!known || grouped(known) === before.number)) {
        Object.assign(look, before)
        void search()
      }
    },
    end: () => stop(),
  })
}
