/** The value in time, or `late`; what comes late, also a failure, is dropped. */
export const within = async <T>(ms: number, promise: Promise<T>): Promise<{ value: T } | 'late'> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, ms, 'late')
  })
  try {
    return await Promise.race([promise.then((value) => ({ value })), late])
  } finally {
    clearTimeout(timer)
  }
}
