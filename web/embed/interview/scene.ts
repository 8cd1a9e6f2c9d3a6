import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { InterviewView } from '../../../functions/contract/interview/activity.ts'
import type { InterviewState } from '../../../functions/domain/interview/fold.ts'
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
  /** The level of headings inside the activity's parts. */
  heading: number
  /** The address to share: of the interview, or of a turn or question in it. */
  link(anchor?: string): string
  /** Tells those who do not see the screen. */
  say(text: string): void
  go(tab: TabName, focus?: string): void
}

export type TabName = 'about' | 'transcript' | 'questions' | 'polls' | 'mine'

export const SceneContext = createContext<Scene | null>(null)

export const useScene = (): Scene => {
  const scene = useContext(SceneContext)
  if (!scene) throw new Error('outside of an interview')
  return scene
}
