import type { CommandOf } from '../../../contract/interview/command.ts'
import { accept, refuse } from '../../../contract/refusal.ts'
import { changed, created } from '../records.ts'
import { type Context, type Decided, target, type World } from './context.ts'

export const add = (world: World, command: CommandOf<'note.add'>, { now, actor }: Context): Decided => {
  const { id, text, to } = command
  if (world.notes.has(id)) return refuse('id-taken')
  const { host, guests } = world.activity.details
  if (to !== null && ![host, ...guests].some((person) => person.id === to)) return refuse('not-found')
  return accept([
    created({ kind: 'note', activityId: world.activity.id, id, text, to, by: actor, at: now, done: false, version: 1 }),
  ])
}

export const done = (world: World, command: CommandOf<'note.done'>): Decided => {
  const found = target(world.notes, command)
  return found.ok ? accept([changed(found.value, { done: true })]) : found
}
