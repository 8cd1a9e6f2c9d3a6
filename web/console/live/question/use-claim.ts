import { useEffect, useRef } from 'preact/hooks'
import type { StaffQuestion } from '#contract/interview/question.ts'
import { TIMES } from '#contract/limits.ts'
import { useRoom } from '../../backstage/context.ts'

/**
 * Holds a question while a form about it is open, so that colleagues see who works on it. Renewed at half its life, given
 * back when the form is closed without a decision, which would have ended it. A refusal is no error here: the form's own
 * command will tell.
 */
export const useClaim = (question: StaffQuestion, decided: () => boolean): void => {
  const { backstage, may } = useRoom()
  const latest = useRef(question)
  latest.current = question
  const permitted = may('question.claim')
  useEffect(() => {
    if (!permitted) return
    const { id } = latest.current
    const target = () => ({ id, version: backstage.version(latest.current) })
    const claim = () => void backstage.order({ type: 'question.claim', ...target() })
    claim()
    const timer = setInterval(claim, TIMES.claimMs / 2)
    return () => {
      clearInterval(timer)
      // At once and not when the claim was answered: a form opened again meanwhile has claimed anew by then.
      if (!decided()) void backstage.order({ type: 'question.release', ...target() })
    }
  }, [question.id, permitted])
}
