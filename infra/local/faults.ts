/** What goes wrong on purpose. Shares are probabilities from 0 to 1; everything is off by default. */
interface FaultSettings {
  /** Frames on their way to clients. A delayed frame holds up those behind it; a reordered one is overtaken. */
  frames?: { drop?: number; repeat?: number; delay?: number; reorder?: number; delayMs?: number }
  /** Stream batches: delivered a second time after they succeeded, or late. */
  batches?: { repeat?: number; delay?: number; delayMs?: number }
  /**
   * Requests whose caller gives up, and whose function begins only afterwards: this share of those that change something is answered 503
   * at once and carried out up to `delayMs` later, to its end; without it, when they are released.
   */
  late?: { share: number; delayMs?: number }
  /** `POST @connections`: this share is answered with the status instead of being delivered. */
  posts?: { share: number; status: 410 | 429 | 500 }
  /** So many connections, the next ones posted to, take the request and never answer, until `clear`. */
  hang?: number
  /** Share of handshakes refused with 429. */
  refuse?: number
}

interface Kill {
  /** Share of invocations, or … */
  probability?: number
  /** … exactly the next so many. */
  next?: number
  /**
   * The awaited point to die at: 1 is before the first network request is sent, 2 when its answer has arrived but
   * the handler has not seen it, 3 before the second request … An invocation that gets there is killed.
   */
  point?: number
  /** A random awaited point up to this one. */
  points?: number
  /** Or: so long after the invocation began. With none of the three: at once. */
  afterMs?: number
}

/** Where one invocation is to die. */
type Death = { point: number } | { afterMs: number }

export interface Faults {
  /** Replaces the settings; `random` comes from the test's seed. */
  set(settings: FaultSettings, random?: () => number): void
  kill(functionName: string, kill: Kill): void
  /** Cuts every socket as a lost network does: no close frame. */
  cutSockets(): void
  /** Carries out what is still late, in the order it came, and waits for all of it. */
  release(): Promise<void>
  /** What is late is still carried out. */
  clear(): void
}

/** The same, as the gateways and pollers ask it. */
export interface FaultPlan extends Faults {
  readonly settings: FaultSettings
  chance(share: number | undefined): boolean
  /** Keeps a late request until its time has come. */
  late(run: () => Promise<unknown>): void
  /** A duration up to the limit. */
  upTo(limitMs: number | undefined): number
  death(functionName: string): Death | undefined
  hangs(connectionId: string): boolean
  onCut(cut: () => void): void
  onClear(clear: () => void): void
}

export const createFaults = (functionNamed: (name: string) => string): FaultPlan => {
  let settings: FaultSettings = {}
  let random: () => number = Math.random
  const kills = new Map<string, Kill>()
  const hung = new Set<string>()
  const cuts: (() => void)[] = []
  const clears: (() => void)[] = []
  const waiting = new Set<() => Promise<void>>()
  const running = new Set<Promise<void>>()
  const chance = (share: number | undefined): boolean => share !== undefined && share > 0 && random() < share

  return {
    get settings() {
      return settings
    },
    set: (next, generator) => {
      settings = next
      if (generator) random = generator
    },
    kill: (functionName, kill) => {
      kills.set(functionNamed(functionName), { ...kill })
    },
    cutSockets: () => {
      for (const cut of cuts) cut()
    },
    clear: () => {
      settings = {}
      kills.clear()
      hung.clear()
      for (const clear of clears) clear()
    },
    chance,
    late: (run) => {
      const begin = () => {
        clearTimeout(timer)
        waiting.delete(begin)
        // Nobody hears of it, whatever comes of it.
        const end = run().then(
          () => {},
          () => {},
        )
        running.add(end)
        return end.finally(() => running.delete(end))
      }
      const { delayMs } = settings.late ?? {}
      const timer = delayMs === undefined ? undefined : setTimeout(begin, random() * delayMs)
      waiting.add(begin)
    },
    release: async () => {
      for (const begin of [...waiting]) await begin()
      await Promise.all(running)
    },
    upTo: (limitMs) => random() * (limitMs ?? 50),
    death: (functionName) => {
      const kill = kills.get(functionName)
      if (!kill) return undefined
      if (kill.next !== undefined) {
        if (kill.next <= 0) return undefined
        kill.next--
      } else if (!chance(kill.probability)) {
        return undefined
      }
      if (kill.point !== undefined) return { point: kill.point }
      if (kill.points !== undefined) return { point: 1 + Math.floor(random() * kill.points) }
      return { afterMs: kill.afterMs ?? 0 }
    },
    hangs: (connectionId) => {
      if (hung.has(connectionId)) return true
      if (hung.size >= (settings.hang ?? 0)) return false
      hung.add(connectionId)
      return true
    },
    onCut: (cut) => cuts.push(cut),
    onClear: (clear) => clears.push(clear),
  }
}
