import { useEffect, useRef } from 'preact/hooks'
import type { StaffQuestion } from '../../../../functions/contract/interview/question.ts'
import { TIMES } from '../../../../functions/contract/limits.ts'
import { useRoom } from '../../backstage/context.ts'
import { heldByMe } from './claims.ts'

/**
 * Holds a question while a form about it is open, so that colleagues see who works on it. Renewed at half its life, given back
 * when the form is closed. Being refused is no error here: the form's own command will tell.
 */
export const useClaim = (question: StaffQuestion): void => {
  const { backstage, may } = useRoom()
  const latest = useRef(question)
  latest.current = question
  const permitted = may('question.claim')
  useEffect(() => {
    if (!permitted) return
    const claim = () => {
      const { id } = latest.current
      return backstage.order({ type: 'question.claim', id, version: backstage.version(latest.current) })
    }
    const first = claim()
    const timer = setInterval(claim, TIMES.claimMs / 2)
    return () => {
      clearInterval(timer)
      void first.then(() => {
        const { id } = latest.current
        const now = backstage.view.peek().state?.questions.get(id)
        if (now && heldByMe(now, Date.now())) {
          void backstage.order({ type: 'question.release', id, version: backstage.version(now) })
        }
      })
    }
  }, [question.id, permitted])
}
