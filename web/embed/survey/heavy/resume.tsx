import { Component } from 'preact'
import * as v from 'valibot'
import type { Language } from '../../../../functions/contract/basics.ts'
import { RESUME_ROUTES } from '../../../../functions/contract/routes-draft.ts'
import { PARTICIPANT_ROUTES } from '../../../../functions/contract/routes-participant.ts'
import { isNewer } from '../../../../functions/domain/wish.ts'
import { elsewhere as words } from '../../../i18n/survey.elsewhere.ts'
import { createApi } from '../../../live/api.ts'
import type { QuietEnv } from '../../../live/env.ts'
import { createParticipant } from '../../../live/participant.ts'
import { createRisingNumber } from '../../../live/rising-number.ts'
import type { Storage } from '../../../live/storage.ts'
import { Draft } from '../keeping.ts'
import { draftIdOf, linkTo, newSecret, seal, secretIn, unseal } from './sealed.ts'

/** The link leads to nothing any more. */
export const lostText = (language: Language): string => words[language].lost

interface ElsewhereOptions {
  origin: string
  activityId: string
  siteId: string
  storage: Storage
  env: QuietEnv
}

/** A response in the making, carried to another device: encrypted here, kept by the platform, opened by whoever has the link. */
export const createElsewhere = ({ origin, activityId, siteId, storage, env }: ElsewhereOptions) => {
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
export type Elsewhere = ReturnType<typeof createElsewhere>

interface ResumeProps {
  language: Language
  elsewhere: Elsewhere
  draft: () => Draft
  page: string
  say: (text: string) => void
}

/** Makes the link, shows it, copies it. */
export class Resume extends Component<ResumeProps, { link: string | null; state: 'idle' | 'busy' | 'failed' }> {
  override state = { link: null, state: 'idle' as const }

  private keep = async () => {
    const { elsewhere, draft, page, say, language } = this.props
    const t = words[language]
    this.setState({ state: 'busy' })
    const link = await elsewhere.keep(draft(), page).catch(() => null)
    this.setState({ link, state: link ? 'idle' : 'failed' })
    say(link ? t.kept : t.failed)
  }
  private copy = async (link: string) => {
    const { say, language } = this.props
    await navigator.clipboard?.writeText(link).then(
      () => say(words[language].copied),
      () => {},
    )
  }

  override render() {
    const t = words[this.props.language]
    const { link, state } = this.state as { link: string | null; state: 'idle' | 'busy' | 'failed' }
    return (
      <details class="elsewhere">
        <summary>{t.title}</summary>
        <p class="meta">{t.hint}</p>
        <p>
          <button type="button" disabled={state === 'busy'} onClick={this.keep}>
            {link ? t.again : t.make}
          </button>
        </p>
        {state === 'failed' && <p class="wrong">{t.failed}</p>}
        {link && (
          <>
            <label>
              {t.link}
              <input readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
            </label>
            <button type="button" class="quiet" onClick={() => this.copy(link)}>
              {t.copy}
            </button>
          </>
        )}
      </details>
    )
  }
}
