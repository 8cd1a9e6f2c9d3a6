import type { PublicAccount } from '#contract/account/account.ts'
import type { BoxView } from '#contract/case/box.ts'
import type { PublicCase } from '#contract/case/public.ts'
import { ACCOUNT_ROUTES } from '#contract/routes-account.ts'
import { ANSWERED_ROUTES, BOX_VIEW_ROUTES } from '#contract/routes-case.ts'
import { createApi, isPassing } from '../../../live/api.ts'
import { createRetry } from '../../../live/retry.ts'
import type { Given } from '../scene.ts'

const ROUTES = { ...BOX_VIEW_ROUTES, ...ANSWERED_ROUTES, ...ACCOUNT_ROUTES }
/** A page of a search may be empty and still have a next: so many are read before the reader is asked. */
const EMPTY_PAGES = 5

type Period = { from: string; to: string }

export interface AccountModel {
  readonly site: BoxView['site'] | null
  readonly refusal: string | null
  readonly account: PublicAccount | null
  /** Months as chosen; the account's own until then. */
  readonly period: Period
  readonly periodWrong: boolean
  readonly cases: readonly PublicCase[]
  readonly next: string | null
  readonly loading: boolean
  /** What was searched for; empty: the latest. */
  readonly searched: string
  readonly words: string
  put(words: string): void
  choose(change: Partial<Period>): void
  show(): void
  search(): void
  more(): void
  start(): void
  end(): void
}

/** The public account of a site, and what it answered. No DOM. */
export const createAccount = (given: Given): AccountModel => {
  const { origin, siteId, env, changed, go } = given
  const api = createApi({ routes: ROUTES, origin, ...(given.fetch ? { fetch: given.fetch } : {}) })
  const params = { siteId }
  const model = {
    site: null as AccountModel['site'],
    refusal: null as string | null,
    account: null as PublicAccount | null,
    period: { from: '', to: '' } as Period,
    periodWrong: false,
    cases: [] as readonly PublicCase[],
    next: null as string | null,
    loading: false,
    words: '',
    searched: '',
  }

  let ask = 0
  let stop = () => {}

  const readAccount = async () => {
    const { from, to } = model.period
    const answer = await api('account.read', { params, query: from && to ? { from, to } : {} })
    if (answer.ok) {
      model.account = answer.value
      model.period = { from: model.account.from, to: model.account.to }
    }
    return answer
  }

  /** False: to be tried again. */
  const read = async (): Promise<boolean> => {
    const [box, figures] = await Promise.all([api('box.read', { params }), readAccount()])
    if (box.ok) model.site = box.value.site
    const failed = [box, figures].find(({ ok }) => !ok)
    model.refusal =
      !failed || failed.ok || (model.site && model.account)
        ? null
        : isPassing(failed) || !failed.refusal
          ? 'unreachable'
          : failed.refusal.code
    if (model.site && model.cases.length === 0) await list(null)
    changed()
    return !failed || !isPassing(failed)
  }
  const reading = createRetry(env, read)

  const list = async (after: string | null): Promise<void> => {
    const mine = ++ask
    model.loading = true
    changed()
    let found: PublicCase[] = []
    let from = after
    for (let page = 0; page < EMPTY_PAGES; page++) {
      const query = { ...(model.searched ? { q: model.searched } : {}), ...(from ? { after: from } : {}) }
      const answer = await api('answered.list', { params, query })
      if (mine !== ask) return
      if (!answer.ok) break
      found = [...found, ...answer.value.cases]
      from = answer.value.next
      if (found.length > 0 || !from) break
    }
    model.cases = after ? [...model.cases, ...found] : found
    model.next = from
    model.loading = false
    changed()
  }

  return Object.assign(model, {
    put: (text: string) => {
      model.words = text
      changed()
    },
    choose: (change: Partial<Period>) => {
      model.period = { ...model.period, ...change }
      model.periodWrong = false
      changed()
    },
    show: () => {
      model.periodWrong = model.period.from > model.period.to
      if (model.periodWrong) return go('account-from')
      void readAccount().then(changed)
    },
    search: () => {
      model.searched = model.words.trim()
      void list(null).then(() => go('cases'))
    },
    more: () => {
      if (model.loading) return
      const first = model.cases.length
      void list(model.next).then(() => go(`case-${first}`))
    },
    start: () => {
      const off = env.onChange(() => {
        if (env.online() && !model.account) reading.want()
      })
      stop = () => {
        off()
        reading.stop()
      }
      reading.want()
    },
    end: () => stop(),
  })
}
