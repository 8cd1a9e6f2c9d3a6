import type { CommandOf } from '../../../contract/interview/command.ts'
import { accept, refuse } from '../../../contract/refusal.ts'
import { changed, created, type PollRecord } from '../records.ts'
import { type Context, type Decided, inState, target, type World, wrongState } from './context.ts'

/** Its words are let out with the others' by a second person (M7), though it may be answered before. */
export const create = (world: World, command: CommandOf<'poll.create'>, { actor }: Context): Decided => {
  if (!inState(world, 'draft', 'announced', 'live')) return wrongState(world)
  const { id, question, options, multiple, results } = command
  if (world.polls.has(id)) return refuse('id-taken')
  if (new Set(options.map((option) => option.id)).size !== options.length)
    return refuse('invalid-input', { issues: [{ path: 'options', rule: 'unique' }] })
  return accept([
    created({
      kind: 'poll',
      activityId: world.activity.id,
      id,
      question,
      options,
      multiple,
      results,
      state: 'draft',
      writtenBy: [actor],
      version: 1,
    }),
  ])
}

const NEXT = { open: ['draft', 'closed'], closed: ['open'], discarded: ['draft'] } as const

/** A closed poll may be opened again; one that anybody could answer is never discarded. */
const move = (world: World, command: { id: string; version: number }, state: keyof typeof NEXT): Decided => {
  if (!inState(world, 'announced', 'live') && !(state === 'closed' && inState(world, 'review')))
    return wrongState(world)
  const found = target(world.polls, command)
  if (!found.ok) return found
  const from: readonly PollRecord['state'][] = NEXT[state]
  if (!from.includes(found.value.state)) return refuse('wrong-state', { detail: found.value.state })
  return accept([changed(found.value, { state })])
}

export const open = (world: World, command: CommandOf<'poll.open'>): Decided => move(world, command, 'open')
export const close = (world: World, command: CommandOf<'poll.close'>): Decided => move(world, command, 'closed')
export const discard = (world: World, command: CommandOf<'poll.discard'>): Decided => move(world, command, 'discarded')
