/** A clock that functions follow in place of the machine's: what is played back happens at the time it is said to. */
export interface Clock {
  /** Milliseconds since 1970; null goes back to the machine's clock. */
  set(now: number | null): void
  /** How far it is off, for the functions' threads. */
  readonly shared: SharedArrayBuffer
}

export const createClock = (): Clock => {
  const shared = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT)
  const offset = new Float64Array(shared)
  return {
    shared,
    set: (now) => {
      offset[0] = now === null ? 0 : now - Date.now()
    },
  }
}

/** Replaces this thread's `Date`; timers and `performance` stay the machine's. */
export const followClock = (shared: SharedArrayBuffer): void => {
  const offset = new Float64Array(shared)
  const Real = Date
  const now = (): number => Math.round(Real.now() + (offset[0] ?? 0))
  globalThis.Date = new Proxy(Real, {
    apply: () => new Real(now()).toString(),
    construct: (target, values, newTarget) =>
      Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}
