import { CONCURRENT_POSTS, type Connections } from '../../socket/connections.ts'
import { pause } from '../../store/conflicts.ts'

/** Tries within one delivery; what a reader misses then it fetches by itself (D4). */
const TRIES = 3

/**
 * Every frame to every connection, in order for each. A gone one is reported, a busy one tried again with backoff and
 * jitter, one that hangs is cut off by the post itself; none delays the others by more than that (D7).
 */
export const postAll = async (
  connections: Connections,
  members: readonly string[],
  frames: readonly string[],
): Promise<{ gone: string[]; failed: string[] }> => {
  const gone: string[] = []
  const failed: string[] = []
  const queue = members.values()
  const worker = async () => {
    for (const connectionId of queue) {
      const ended = await postFrames(connections, connectionId, frames)
      if (ended === 'gone') gone.push(connectionId)
      if (ended === 'failed') failed.push(connectionId)
    }
  }
  await Promise.all(Array.from({ length: Math.min(CONCURRENT_POSTS, members.length) }, worker))
  return { gone, failed }
}

const postFrames = async (connections: Connections, connectionId: string, frames: readonly string[]) => {
  for (const frame of frames) {
    const ended = await postFrame(connections, connectionId, frame)
    if (ended !== 'delivered') return ended
  }
  return 'delivered' as const
}

const postFrame = async (connections: Connections, connectionId: string, frame: string) => {
  for (let tried = 1; ; tried++) {
    const posted = await connections.post(connectionId, frame)
    if (posted === 'delivered' || posted === 'gone') return posted
    if (posted === 'failed' || tried === TRIES) return 'failed' as const
    await pause(tried + 2)
  }
}
