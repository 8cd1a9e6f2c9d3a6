/** A terminal sends Ctrl-C to npm, to the set-up script and to us; both of them pass theirs on. One press, not three. */
const SAME_PRESS_MS = 500

export interface Shutdown {
  /** From now on the first signal runs this, and the process ends after it. */
  arm(stop: () => Promise<void>): void
}

/** Ctrl-C or SIGTERM ends everything in order; pressed again it ends at once. Before there is anything to stop, too. */
export const handleShutdown = (tell: (line: string) => void): Shutdown => {
  let stop: (() => Promise<void>) | undefined
  let since = 0
  const onSignal = (): void => {
    const now = Date.now()
    if (since > 0) {
      if (now - since > SAME_PRESS_MS) process.exit(130)
      return
    }
    since = now
    if (!stop) process.exit(130)
    tell('Stopping … (Ctrl-C again ends at once)')
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
  return {
    arm: (how) => {
      stop = how
    },
  }
}
