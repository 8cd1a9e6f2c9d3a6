import { useEffect, useRef } from 'preact/hooks'
import { TIMES } from '#contract/limits.ts'
import { useCaseRoom } from './context.ts'

/**
 * Holds the case while a form about it is open, so that colleagues see who works on it. Renewed at half its life, given back
 * when the form is closed without a decision, which would have ended it. A refusal is no error here: the form's own command
 * will tell.
 */
export const useClaim = (decided: () => boolean): void => {
  const { desk, may } = useCaseRoom()
  const latest = useRef(desk)
  latest.current = desk
  const permitted = may('case.claim')
  useEffect(() => {
    if (!permitted) return
    const claim = () => void latest.current.send({ type: 'case.claim' })
    claim()
    const timer = setInterval(claim, TIMES.claimMs / 2)
    return () => {
      clearInterval(timer)
      if (!decided()) void latest.current.send({ type: 'case.release' })
    }
  }, [permitted])
}
