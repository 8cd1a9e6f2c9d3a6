import type { Clock } from '../clock.ts'
import { logErrors } from '../log.ts'
import type { Platform } from '../platform.ts'
import { announce } from './announced.ts'
import { unlessRefused } from './api.ts'
import { openStage, type Stage } from './cast.ts'
import { ANNOUNCED, type Announced, ENGLISH } from './content/announced.ts'
import { serveHost } from './host.ts'
import { playPast } from './past.ts'
import { type Remembered, remember, remembered } from './remembered.ts'
import { startRespondents } from './respondents-live.ts'
import { finishRound, startRounds } from './rounds.ts'
import { allowPage, COUNTY, seedSites } from './sites.ts'
import { openBallot } from './surveys.ts'
import { playWork } from './work.ts'

const GATHER_MS = 1000
/** Every batch waits, and almost as long as it may. */
const ALMOST_ONE = 0.99

export interface Demo {
  url: string
  stop(): Promise<void>
}

export interface DemoOptions {
  platform: Platform
  clock: Clock
  dataDir: string
  host?: string
  port: number
  tell?: (line: string) => void
}

/** The county's own web server, everything it shows, and the people who take part. */
export const startDemo = async (options: DemoOptions): Promise<Demo> => {
  const { platform, clock, dataDir, host = '127.0.0.1', port, tell = () => {} } = options
  const pageUrl = `http://${host}:${port}`
  const stage = openStage(platform.platformUrl, pageUrl)
  const known = remembered(dataDir)
  const keep = (more: Remembered): void => remember(dataDir, Object.assign(known, more))

  // Records wait until there are many, and are projected together: half the work of one by one.
  const gather = (): void => platform.faults.set({ batches: { delay: 1, delayMs: GATHER_MS } }, () => ALMOST_ONE)
  const settled = async (): Promise<void> => {
    platform.faults.clear()
    await platform.idle()
  }

  if (!known.sites) {
    await seedSites(stage)
    keep({ sites: true })
  }
  await allowPage(stage)
  if (!known.past) {
    tell('Loading the demo: an interview of last week is played back (once) …')
    gather()
    const id = await playPast(stage, clock, settled)
    keep({ past: { id, startsAt: 0 } })
  }
  if (!known.work) {
    tell('Loading the demo: two surveys, a draft with 300 comments and 60 cases are played back (once) …')
    gather()
    const reviewed = async (): Promise<void> => {
      await settled()
      gather()
    }
    const work = await playWork(stage, clock, reviewed)
    await settled()
    keep({ work })
  }
  if (!known.ballot) keep({ ballot: { id: await openBallot(stage, Date.now()), startsAt: 0 } })
  const ahead = async (name: 'announced' | 'english', content: Announced, days: number): Promise<void> => {
    const last = known[name]
    if (last && last.startsAt > Date.now()) return
    if (last) await callOff(stage, last.id)
    keep({ [name]: await announce(stage, name, content, days) })
  }
  await ahead('announced', ANNOUNCED, 7)
  await ahead('english', ENGLISH, 9)
  await finishLeftovers(stage)
  const rounds = await startRounds(stage, logErrors)
  const respondents = startRespondents(stage, known.work?.planning ?? '', () => rounds.state(), logErrors)

  const activities = () => ({
    live: rounds.state().activityId,
    past: known.past?.id ?? '',
    announced: known.announced?.id ?? '',
    english: known.english?.id ?? '',
    satisfaction: known.work?.satisfaction ?? '',
    planning: known.work?.planning ?? '',
    draft: known.work?.draft ?? '',
    ballot: known.ballot?.id ?? '',
  })
  const { platformUrl, socketUrl } = platform
  try {
    const server = await serveHost({ host, port, platformUrl, socketUrl, activities, rounds })
    const stop = async (): Promise<void> => {
      await Promise.all([server.stop(), rounds.stop(), respondents.stop()])
    }
    return { url: pageUrl, stop }
  } catch (error) {
    await Promise.all([rounds.stop(), respondents.stop()])
    throw error
  }
}

/** Announced for a day that has passed while nothing ran; unless somebody has started or cancelled it in the console. */
const callOff = ({ cast }: Stage, activityId: string): Promise<void> => {
  const notice = '因故改期，请关注新的预告。'
  return unlessRefused(cast.siteAdmin.command(activityId, { type: 'activity.cancel', notice }), 'wrong-state')
}

/** Rounds that an earlier start left in the middle. */
const finishLeftovers = async (stage: Stage): Promise<void> => {
  const token = await stage.cast.siteAdmin.token()
  const { entries } = await stage.api('activity.list', { params: { siteId: COUNTY }, token })
  for (const { id, state } of entries)
    if (id.startsWith('demo-live-') && (state === 'live' || state === 'review')) await finishRound(stage, id)
}
