import { useEffect, useState } from 'preact/hooks'

/** Whether something has been going on for so long that it is worth a word (milliseconds, default 1 500). */
export const useSlow = (going: boolean, ms = 1_500): boolean => {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    setSlow(false)
    if (!going) return
    const timer = setTimeout(() => setSlow(true), ms)
    return () => clearTimeout(timer)
  }, [going])
  return going && slow
}
