import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { InterviewCommand } from '#contract/interview/command.ts'
import type { CommandReply } from '#contract/interview/list.ts'
import type { Answer } from '../../live/api.ts'
import { browserEnv } from '../../live/env.ts'
import { createLive, type LiveView } from '../../live/live.ts'
import { type BackstageState, staffChannel } from '../../live/staff-channel.ts'
import { withNewIds } from '../command/with-new-ids.ts'
import { call } from '../session/call.ts'
import { newId } from '../session/new-id.ts'
import { send } from './send.ts'

type WithoutId<C> = C extends InterviewCommand ? Omit<C, 'commandId'> : never
/** A command without its id, which is made when it is sent. */
export type Order = WithoutId<InterviewCommand>

/** One interview as its staff follow it, and the way to change it. */
export interface Backstage {
  readonly id: string
  readonly view: ReadonlySignal<LiveView<BackstageState>>
  /** The version to act on: the seen one, or that of one's own last change where its event is still on the way. */
  version(item: { id: string; version: number }): number
  order(order: Order): Promise<Answer<CommandReply>>
  start(): void
  stop(): void
}

const sameText = (there: { text: string; version: number } | undefined, { text }: { text: string }): number | null =>
  there?.text === text.trim() ? there.version : null

/** What is new gets another id where other content has its own by now. */
const renamed = (order: Order): Order =>
  order.type === 'turn.add' || order.type === 'note.add' || order.type === 'poll.create'
    ? { ...order, id: newId() }
    : order

export const openBackstage = (activityId: string): Backstage => {
  const live = createLive({ channel: staffChannel(call, activityId), env: browserEnv })
  const current = signal(live.view)
  const own = new Map<string, number>()
  /** Versions that one's own orders took each other over, by the thing and the version before. */
  const overtaken = new Map<string, number>()
  const queues = new Map<string, Promise<unknown>>()
  /** Ids of commands that nobody answered, by what they say: the same again is the same attempt (D2). */
  const unheard = new Map<string, string>()
  live.subscribe(() => {
    current.value = live.view
  })

  const carryOut = async (order: Order): Promise<Answer<CommandReply>> => {
    const words = JSON.stringify(order)
    let commandId = unheard.get(words) ?? newId()
    let sent = upToDate(order)
    const answer = await withNewIds<CommandReply>(
      async () => stored(sent) ?? (await send(activityId, { ...sent, commandId })),
      () => {
        commandId = newId()
        if (!stored(sent)) sent = renamed(sent)
      },
    )
    if (!answer.ok && answer.refusal === null) unheard.set(words, commandId)
    else unheard.delete(words)
    if (answer.ok) {
      const { versions } = answer.value
      for (const [id, version] of Object.entries(versions)) {
        own.set(id, version)
        if ('version' in order) overtaken.set(`${id} ${version - 1}`, version)
      }
    }
    // Shows the outcome at once, whether or not the socket has told already; a conflict is explained by what is new.
    live.look()
    return answer
  }

  /** What a reload made forget: the very thing is there already, under the id that was kept with its draft. */
  const stored = (order: Order): Answer<CommandReply> | null => {
    const { state } = live.view
    const version =
      order.type === 'turn.add'
        ? sameText(state?.turns.get(order.id), order)
        : order.type === 'note.add'
          ? sameText(state?.notes.get(order.id), order)
          : null
    return version && 'id' in order ? { ok: true, value: { versions: { [`${order.id}`]: version } } } : null
  }

  const isOfWhole = (order: Order) => order.type.startsWith('activity.')
  /** What an order is about: the interview as a whole, or a thing in it. */
  const aboutOf = (order: Order): string | null => (isOfWhole(order) ? activityId : 'id' in order ? order.id : null)

  /** An order about the interview as a whole names the version that is on the screen when it is given (I1). */
  const asSeen = (order: Order): Order => {
    const whole = live.view.state?.activity
    if (!isOfWhole(order) || !whole) return order
    return { version: Math.max(whole.version, own.get(activityId) ?? 0), ...order } as Order
  }

  /** An order given before one's own last one about the same thing was answered: what it changed has been seen. */
  const upToDate = <O extends Order>(order: O): O => {
    const about = aboutOf(order)
    if (about === null || !('version' in order) || order.version === undefined) return order
    let version = order.version
    for (let next = overtaken.get(`${about} ${version}`); next; next = overtaken.get(`${about} ${version}`))
      version = next
    return { ...order, version }
  }

  return {
    id: activityId,
    view: computed(() => current.value),
    version: (item) => Math.max(item.version, own.get(item.id) ?? 0),
    order: (given) => {
      const order = asSeen(given)
      const about = aboutOf(order)
      if (about === null) return carryOut(order)
      // One after another: a decision sent on the heels of its own claim would contradict it.
      const answer = (queues.get(about) ?? Promise.resolve()).then(() => carryOut(order))
      queues.set(about, answer)
      return answer
    },
    start: () => live.start(),
    stop: () => live.stop(),
  }
}
