import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '#contract/basics.ts'
import type { InterviewView, InterviewState as LifeState } from '#contract/interview/activity.ts'
import type { InterviewState } from '#domain/interview/fold.ts'
import type { Citizen } from '../../i18n/citizen.zh-CN.ts'
import type { Format } from '../../i18n/format.ts'
import type { Session, SessionView } from './session.ts'

/** What every part of the view works with, once the interview has loaded. */
export interface Scene {
  session: Session
  view: SessionView
  state: InterviewState
  activity: InterviewView
  t: Citizen
  format: Format
  language: Language
  /** The level of headings inside the activity's parts. */
  heading: number
  /** The address to share: of the interview, or of a turn or question in it. */
  link(anchor?: string): string
  /** Tells those who do not see the screen. */
  say(text: string): void
  go(tab: TabName, focus?: string): void
  /** The part that is shown. */
  tab: TabName
  /** The state of the interview that the reader has been shown: what depends on its height changes by their own act (D12). */
  known: LifeState
  /** The reader has taken note of the state as it is now. */
  settle(): void
}

export type TabName = 'about' | 'transcript' | 'questions' | 'polls' | 'mine'

export const SceneContext = createContext<Scene | null>(null)

export const useScene = (): Scene => {
  const scene = useContext(SceneContext)
  if (!scene) throw new Error('outside of an interview')
  return scene
}
