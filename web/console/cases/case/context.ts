import { type Signal, useSignal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { StaffCase } from '#contract/case/case.ts'
import type { CaseReply } from '#contract/case/desk.ts'
import type { Refusal } from '#contract/refusal.ts'
import { type Action, rolesOn } from '#domain/permission/table.ts'
import type { Format } from '../../../i18n/format.ts'
import { announce } from '../../../ui/announce.tsx'
import { formatIn } from '../../language.ts'
import { may, me } from '../../session/me.ts'
import { now } from '../../time/now.ts'
import { w } from '../words.ts'
import type { Act, Asked } from './offers.ts'
import type { CaseAct, CaseDesk } from './use-case.ts'

/** What every part of a case's screen works with. */
export interface CaseRoom {
  desk: CaseDesk
  reply: CaseReply
  record: StaffCase
  /** In the zone of the site that received it. */
  format: Format
  /** On any of the sites it is with. */
  may: (action: Action) => boolean
  asked: Asked
  /** The one form that is open. */
  open: Signal<Act | null>
}

export const roomOf = (desk: CaseDesk, reply: CaseReply, open: Signal<Act | null>): CaseRoom => {
  const mayHere = (action: Action) => reply.paths.some((path) => may(path, action))
  const memberships = me.value?.memberships ?? []
  return {
    desk,
    reply,
    record: reply.case,
    format: formatIn(reply.site.timeZone),
    may: mayHere,
    open,
    asked: {
      subject: me.value?.subject ?? '',
      may: mayHere,
      roles: new Set(reply.paths.flatMap((path) => [...rolesOn(memberships, path)])),
      now: now.value,
      today: reply.today,
    },
  }
}

export const CaseContext = createContext<CaseRoom | null>(null)

export const useCaseRoom = (): CaseRoom => {
  const room = useContext(CaseContext)
  if (!room) throw new Error('outside of a case')
  return room
}

/** Where the work goes on when a form has closed. */
export const ACTIONS_ID = 'case-actions'

export interface Sending {
  busy: boolean
  refusal: Refusal | null
  /** Whether it was done; where not, `refusal` says why. */
  run: (act: CaseAct) => Promise<boolean>
}

/** Sends acts from one place on the screen and keeps the last refusal for showing it there. */
export const useSending = (): Sending => {
  const { desk } = useCaseRoom()
  const busy = useSignal(false)
  const refusal = useSignal<Refusal | null>(null)
  return {
    busy: busy.value,
    refusal: refusal.value,
    run: async (act) => {
      busy.value = true
      refusal.value = await desk.send(act)
      busy.value = false
      if (refusal.value) return false
      if (act.type !== 'case.note') announce(w().said[act.type])
      return true
    },
  }
}
