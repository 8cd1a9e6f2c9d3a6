import type { ComponentChildren } from 'preact'
import { heldByOther } from '#domain/case/obstacle.ts'
import { AskForm } from '../forms/AskForm.tsx'
import { DeclineForm } from '../forms/DeclineForm.tsx'
import { ExtensionForm } from '../forms/ExtensionForm.tsx'
import { MergeForm } from '../forms/MergeForm.tsx'
import { isReasoned, ReasonForm } from '../forms/ReasonForm.tsx'
import { SubmitForm } from '../forms/SubmitForm.tsx'
import { TriageForm } from '../forms/TriageForm.tsx'
import { CaseRefusal } from '../parts/CaseRefusal.tsx'
import { ReplyForm } from '../reply/ReplyForm.tsx'
import { w } from '../words.ts'
import { ACTIONS_ID, useCaseRoom, useSending } from './context.ts'
import { ExtensionAsked } from './ExtensionAsked.tsx'
import { obstacleText } from './obstacle-text.ts'
import { type Act, heldByMe, type Offer, offersOf } from './offers.ts'

/** Done at a press; all others open a form. */
const AT_ONCE = ['case.claim', 'case.release', 'case.take'] as const
type AtOnce = (typeof AT_ONCE)[number]
const isAtOnce = (act: Act): act is AtOnce => AT_ONCE.some((known) => known === act)

/** Steps of the review stand at the reply that they are about. */
const ELSEWHERE: readonly Act[] = ['case.secrecy', 'case.approve']

const KEYS: Partial<Record<Act, string>> = {
  'case.claim': 'c',
  'case.release': 'c',
  'case.triage': 't',
  'case.draft': 'r',
}
/** What moves the case on. */
const MAIN: readonly Act[] = ['case.triage', 'case.take', 'case.draft', 'case.submit', 'case.extension']

/** What this person can do now, and why not what they might look for. */
export const Actions = () => {
  const room = useCaseRoom()
  const { record, asked, open } = room
  const words = w().case
  const offers = offersOf(record, asked).filter(({ act }) => !ELSEWHERE.includes(act))
  const possible = offers.filter(({ obstacle }) => obstacle === null)
  const barred = offers.filter(isWorthSaying)
  const holder = heldByOther(record, asked)
  return (
    <section class="card stack-s" aria-labelledby={ACTIONS_ID}>
      <h2 id={ACTIONS_ID} tabIndex={-1}>
        {words.actions}
      </h2>
      {holder !== null && (
        <p class="case-held" role="status">
          {words.heldBy(holder)}
        </p>
      )}
      {heldByMe(record, asked) && <p class="muted small">{words.heldByYou}</p>}
      {record.extensionAsked && open.value !== 'case.extension' && <ExtensionAsked />}
      {possible.length > 0 ? (
        <div class="row">
          {possible.map(({ act }) => (
            <ActButton key={act} act={act} />
          ))}
        </div>
      ) : (
        holder === null && <p class="muted">{words.noActions}</p>
      )}
      {barred.length > 0 && (
        <details class="small">
          <summary>{words.why}</summary>
          <ul>
            {barred.map(({ act, obstacle }) => (
              <li key={act}>
                {nameOf(act, record.draft !== null)}: {obstacle && obstacleText(act, obstacle, room)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {open.value && <OpenForm key={open.value} act={open.value} />}
    </section>
  )
}

/** While a colleague holds the case, that is said once. */
const isWorthSaying = ({ obstacle }: Offer) => obstacle !== null && obstacle.code !== 'claimed-by-other'

const nameOf = (act: Act, drafted: boolean): string => (act === 'case.draft' && drafted ? w().editDraft : w().act[act])

const ActButton = ({ act }: { act: Act }) => {
  const { record, open } = useCaseRoom()
  const sending = useSending()
  const key = KEYS[act]
  const label = act === 'case.take' && record.handler ? w().takeOver : nameOf(act, record.draft !== null)
  return (
    <>
      <button
        type="button"
        class={MAIN.includes(act) ? 'button primary' : act === 'case.decline' ? 'button danger' : 'button'}
        disabled={sending.busy}
        {...(key ? { 'aria-keyshortcuts': key } : {})}
        {...(isAtOnce(act) ? {} : { 'aria-expanded': open.value === act })}
        onClick={() => {
          if (isAtOnce(act)) void sending.run({ type: act })
          else open.value = open.value === act ? null : act
        }}
      >
        {label} {key && <kbd>{key}</kbd>}
      </button>
      <CaseRefusal refusal={sending.refusal} />
    </>
  )
}

const FORMS: Partial<Record<Act, () => ComponentChildren>> = {
  'case.triage': () => <TriageForm />,
  'case.draft': () => <ReplyForm />,
  'case.submit': () => <SubmitForm />,
  'case.ask': () => <AskForm />,
  'case.extension': () => <ExtensionForm />,
  'case.merge': () => <MergeForm />,
  'case.decline': () => <DeclineForm />,
}

const OpenForm = ({ act }: { act: Act }) => (isReasoned(act) ? <ReasonForm act={act} /> : (FORMS[act]?.() ?? null))
