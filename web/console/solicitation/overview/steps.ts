import type { Refusal } from '#contract/refusal.ts'
import type { SolicitationBackstage } from '#contract/solicitation/backstage.ts'
import type { Room } from '../room.ts'
import { checksOf } from './checks.ts'

/** The steps of a solicitation's life (M3, M7), in their order. `close` comes by the clock; `decide` is work, not an act. */
export const STEPS = ['announce', 'close', 'decide', 'submit', 'secrecy', 'publish', 'archive'] as const
export type Step = (typeof STEPS)[number]
/** Those that a person carries out with one command. */
export type Act = Exclude<Step, 'close' | 'decide'>

/** Why a step is not for this person now: the refusal that would meet it, or what is seen here before. */
export type Obstacle = { why: 'refused'; refusal: Refusal } | { why: 'undecided' } | { why: 'checks' }

export type StepStatus =
  | { is: 'done'; by: string | null; at: number | null }
  | { is: 'open'; obstacle: Obstacle | null }
  | { is: 'ahead' }

export interface Asked extends Pick<Room, 'solicitation' | 'phase' | 'progress' | 'obstacle'> {
  /** Today in the site's zone. */
  today: string
}

export const undecidedIn = (progress: SolicitationBackstage['progress']): number =>
  progress.reduce((sum, { undecided }) => sum + undecided, 0)

const done = (approval: { by: { name: string }; at: number } | null): StepStatus => ({
  is: 'done',
  by: approval?.by.name ?? null,
  at: approval?.at ?? null,
})

/** How far a step is, for this person: the same rules as the server's, told before anybody runs into them. */
export const statusOf = (step: Step, asked: Asked): StepStatus => {
  const { solicitation, phase, progress } = asked
  const { announcedBy, submitted, secrecyReviewed, signedOff, period } = solicitation
  const isOut = phase === 'published' || phase === 'archived'
  if (phase === 'draft') return step === 'announce' ? open(step, asked) : { is: 'ahead' }
  switch (step) {
    case 'announce':
      return done(announcedBy)
    case 'close':
      return phase === 'open' ? { is: 'open', obstacle: null } : { is: 'done', by: null, at: period?.closesAt ?? null }
    case 'decide':
      if (isOut || submitted || (phase === 'closed' && undecidedIn(progress) === 0)) return done(null)
      return { is: 'open', obstacle: null }
    case 'submit':
      if (submitted) return done(submitted)
      return phase === 'open' ? { is: 'ahead' } : open(step, asked)
    case 'secrecy':
      if (secrecyReviewed) return done(secrecyReviewed)
      return submitted ? open(step, asked) : { is: 'ahead' }
    case 'publish':
      if (isOut) return done(signedOff)
      return submitted ? open(step, asked) : { is: 'ahead' }
    case 'archive':
      if (phase === 'archived') return done(null)
      return phase === 'published' ? open(step, asked) : { is: 'ahead' }
  }
}

const open = (act: Act, asked: Asked): StepStatus => ({ is: 'open', obstacle: obstacleTo(act, asked) })

const obstacleTo = (act: Act, { solicitation, progress, obstacle, today }: Asked): Obstacle | null => {
  if (act === 'submit' && undecidedIn(progress) > 0) return { why: 'undecided' }
  const refusal = obstacle(`solicitation.${act}`)
  if (refusal) return { why: 'refused', refusal }
  if (act === 'announce' && checksOf(solicitation, null, today).some(({ fine }) => !fine)) return { why: 'checks' }
  return null
}
