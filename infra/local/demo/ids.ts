import { randomBytes } from 'node:crypto'

/** Of an activity: new for each, so that a demo that was broken off can be played again beside what is left of it. */
export const activityId = (name: string): string => `demo-${name}-${randomBytes(4).toString('hex')}`

/** Of a thing in an activity, by its name in the script; ids need ten characters. */
export const itemId = (kind: 'question' | 'turn' | 'poll', name: string): string => `${kind}-${name}`.padEnd(10, '0')
