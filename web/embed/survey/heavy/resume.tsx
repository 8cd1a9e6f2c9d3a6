import { Component } from 'preact'
import * as v from 'valibot'
import type { Language } from '#contract/basics.ts'
import { RESUME_ROUTES } from '#contract/routes-draft.ts'
import { PARTICIPANT_ROUTES } from '#contract/routes-participant.ts'
import { isNewer } from '#domain/wish.ts'
import { elsewhere as words } from '../../../i18n/survey.elsewhere.ts'
import { createApi } from '../../../live/api.ts'
import type { QuietEnv } from '../../../live/env.ts'
import { createParticipant } from '../../../live/participant.ts'
import { createRisingNumber } from '../../../live/rising-number.ts'
import type { Storage } from '../../../live/storage.ts'
import { Draft } from '../keeping.ts'
import { draftIdOf, linkTo, newSecret, seal, secretIn, unseal } from './sealed.ts'

interface ElsewhereOptions {
  origin: string
  activityId: string
  siteId: string
  storage: Storage
  env: QuietEnv
}

/** A response in the making, carried to another device: encrypted here, kept by the platform, opened by whoever has the link. */
const createElsewhere = ({ origin, activityId, siteId, storage, env }: ElsewhereOptions) => {
  const routes = { ...RESUME_ROUTES, ...PARTICIPANT_ROUTES }
  const api = createApi({ routes, origin })
  const participant = createParticipant({
    ...{ origin, siteId, storage, env },
    create: (body) => api('participant.create', { params: { activityId }, body }),
    as: (token) => createApi({ routes, origin, token: () => token }),
  })
  const nextNumber = createRisingNumber(storage, `zhitong:${origin}:${activityId}:`, env.now)
  let secret: string | null = null
  return {
    /** The link to go on with, or null. The same link each time: what was kept under it is replaced. */
    keep: async (draft: Draft, page: string): Promise<string | null> => {
      secret ??= newSecret()
      const own = secret
      const sealed = await seal(own, JSON.stringify(draft))
      const params = { activityId, draftId: await draftIdOf(own) }
      const send = (number: number) =>
        participant.act((call) => call('draft.keep', { params, body: { sealed, number } }))
      const number = nextNumber()
      let answer = await send(number)
      // Another device, whose clock is ahead of this one's, went on with it before.
      if (answer.ok && isNewer(answer.value.number ?? 0, number)) answer = await send(nextNumber(answer.value.number))
      return answer.ok ? linkTo(page, activityId, own) : null
    },
    /** What the address brought along; `gone`: it names something that is no longer there. */
    take: async (fragment: string): Promise<Draft | null | 'gone'> => {
      const own = secretIn(fragment, activityId)
      if (!own) return null
      const answer = await api('draft.read', { params: { activityId, draftId: await draftIdOf(own) } })
      const text = answer.ok ? await unseal(own, answer.value.sealed) : null
      const draft = text === null ? null : v.safeParse(Draft, JSON.parse(text))
      if (!draft?.success) return 'gone'
      secret = own
      return draft.output
    },
  }
}
type Elsewhere = ReturnType<typeof createElsewhere>

interface ResumeProps {
  language: Language
  elsewhere: Elsewhere
  draft: () => Draft
  page: string
  say: (text: string) => void
}

type State = 'idle' | 'busy' | 'failed' | 'kept' | 'copied'

/** Makes the link, shows it, copies it. */
class Resume extends Component<ResumeProps, { link: string | null; state: State }> {
  override state = { link: null, state: 'idle' as State }

  private keep = async () => {
    const { elsewhere, draft, page, say, language } = this.props
    const t = words[language]
    if (this.state.state === 'busy') return
    this.setState({ state: 'busy' })
    const link = await elsewhere.keep(draft(), page).catch(() => null)
    this.setState({ link, state: link ? 'kept' : 'failed' })
    say(link ? t.kept : t.failed)
  }
  private copy = async (link: string) => {
    const { say, language } = this.props
    await navigator.clipboard?.writeText(link).then(
      () => {
        this.setState({ state: 'copied' })
        say(words[language].copied)
      },
      () => {},
    )
  }

  override render() {
    const t = words[this.props.language]
    const { link, state } = this.state as { link: string | null; state: State }
    return (
      <details class="elsewhere">
        <summary>{t.title}</summary>
        <p class="meta">{t.hint}</p>
        <p>
          <button type="button" aria-disabled={state === 'busy'} onClick={this.keep}>
            {link ? t.again : t.make}
          </button>
        </p>
        {state === 'failed' && <p class="wrong">{t.failed}</p>}
        {(state === 'kept' || state === 'copied') && <p class="note">{t.kept}</p>}
        {link && (
          <>
            <label>
              {t.link}
              <input readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
            </label>
            <button type="button" class="quiet" onClick={() => this.copy(link)}>
              {state === 'copied' ? t.copied : t.copy}
            </button>
          </>
        )}
      </details>
    )
  }
}

/** What the address brought along, and the way to make such an address. */
export const createResuming = async (options: ElsewhereOptions) => {
  const elsewhere = createElsewhere(options)
  const found = await elsewhere.take(location.hash).catch(() => 'gone' as const)
  // A link in the address would be shared with it.
  if (found) history.replaceState(history.state, '', location.pathname + location.search)
  const page = () => (window.top === window ? location.href : `${options.origin}/p/${options.activityId}`)
  return {
    draft: found === 'gone' ? null : found,
    /** Said where the link leads to nothing any more. */
    lost: (language: Language) => (found === 'gone' ? words[language].lost : undefined),
    draw: (about: Pick<ResumeProps, 'language' | 'draft' | 'say'>) => (
      <Resume {...about} elsewhere={elsewhere} page={page()} />
    ),
  }
}
export type Resuming = Awaited<ReturnType<typeof createResuming>>
