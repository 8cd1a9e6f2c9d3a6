import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { CommandReply } from '#contract/interview/list.ts'
import type { Refusal } from '#contract/refusal.ts'
import type { SolicitationBackstage } from '#contract/solicitation/backstage.ts'
import type { SolicitationCommand, SolicitationCommandType } from '#contract/solicitation/command.ts'
import type { CommentCommand, CommentCommandReply } from '#contract/solicitation/comment.ts'
import type { DocumentName, DraftPart } from '#contract/solicitation/draft.ts'
import type { Action } from '#domain/permission/table.ts'
import type { ZonedFormat } from '../../i18n/format.ts'
import type { Answer } from '../../live/api.ts'
import type { SiteFaceInConsole } from '../site/site-face.ts'
import { words } from './words.ts'

type WithoutId<C> = C extends { commandId: string } ? Omit<C, 'commandId'> : never
/** A command without its id, which is made when it is sent, and without the version, which is the one on the screen. */
type Order = WithoutId<SolicitationCommand> extends infer C ? (C extends unknown ? Omit<C, 'version'> : never) : never
export type CommentOrder = WithoutId<CommentCommand>

/** What every screen of one solicitation works with, once it has loaded. */
export interface Room extends SolicitationBackstage {
  site: SiteFaceInConsole
  /** In the site's time zone. */
  format: ZonedFormat
  /** Whether the signed-in person may do this here. */
  may: (action: Action) => boolean
  /** The refusal that would meet this person's command now; null: none, if what it says is sound and nothing is missing. */
  obstacle: (type: SolicitationCommandType, document?: DocumentName) => Refusal | null
  /** Carries a command out on the version that is on the screen, and reads the solicitation again. */
  order: (order: Order) => Promise<Answer<CommandReply>>
  decide: (order: CommentOrder) => Promise<Answer<CommentCommandReply>>
  reload: () => void
}

export const RoomContext = createContext<Room | null>(null)

export const useRoom = (): Room => {
  const room = useContext(RoomContext)
  if (!room) throw new Error('outside of a solicitation')
  return room
}

/** An article by its number, or the whole. */
export const nameOf = (parts: readonly DraftPart[], articleId: string | null): string => {
  if (articleId === null) return words().whole
  return parts.find(({ id }) => id === articleId)?.number || words().unnumbered
}
