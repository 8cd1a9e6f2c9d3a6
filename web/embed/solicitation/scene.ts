import { type ComponentChild, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { DraftArticle } from '#contract/solicitation/draft.ts'
import type { SolicitationView } from '#contract/solicitation/solicitation.ts'
import type { ZonedFormat } from '../../i18n/format.ts'
import type { SolicitationWords } from '../../i18n/solicitation.zh-CN.ts'
import type { Session } from './session.ts'

export type TabName = 'draft' | 'result' | 'compare' | 'mine'

/** What every part of the view is drawn from. */
export interface Scene {
  session: Session
  view: SolicitationView
  t: SolicitationWords
  /** In the site's zone. */
  format: ZonedFormat
  /** The level of headings inside the solicitation. */
  heading: number
  /** The solicitation as a page of its own. */
  page: string
  articles: ReadonlyMap<string, DraftArticle>
  /** What a comment is about, in words: an article's number, or the whole. */
  nameOf(articleId: string | null): string
  /** Says something politely to those who do not see the screen. */
  say(text: string): void
  /** Shows a tab and moves the focus to an element in it. */
  go(tab: TabName, id?: string): void
  focus(id: string): void
  /** Whether the citizen is verified, and the way to be; drawn under this id where the activity asks for it. */
  verification(id: string): ComponentChild
}

export const SceneContext = createContext<Scene | null>(null)

export const useScene = (): Scene => {
  const scene = useContext(SceneContext)
  if (!scene) throw new Error('outside of a solicitation')
  return scene
}
