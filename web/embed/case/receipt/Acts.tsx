import type { OwnCase } from '#contract/case/citizen.ts'
import { CASE_LIMITS } from '#contract/case/limits.ts'
import type { ReceiptWords } from '../../../i18n/case.receipt.zh-CN.ts'
import { Heading } from '../../interview/Heading.tsx'
import { type Problem, TextField, Wrong } from '../Parts.tsx'
import type { Scene } from '../scene.ts'
import type { LookUp } from './look-up.ts'

interface ActsProps {
  look: LookUp
  own: OwnCase
  s: Scene<ReceiptWords>
}

const SCORES = [5, 4, 3, 2, 1] as const

/** What the holder of the receipt may do now, beside rating the answer. */
export const Acts = (props: ActsProps) => {
  const { look, own, s } = props
  const { acting } = look
  return (
    <>
      {acting && (
        <p class="note" role="status">
          {acting.waits ? s.t.own.waiting : s.t.own.sending}
        </p>
      )}
      {own.may.add && <Words {...props} type="add" open={own.waitingFor !== null} />}
      {own.may.reopen && <Words {...props} type="reopen" open={false} />}
      {own.may.withdraw && <Withdraw {...props} />}
    </>
  )
}

const problemsOf = (
  { look, s: { t } }: ActsProps,
  at: 'add' | 'rate' | 'reopen',
  field: string,
  max: number,
): Problem[] =>
  look.faults.flatMap((fault) => {
    if (fault.at !== at) return []
    const empty = at === 'rate' ? t.own.rateMissing : t.own.missing
    return [{ at: field, label: '', text: fault.kind === 'long' ? t.own.tooLong(max) : empty }]
  })

/** A form that opens where it is needed; it stays open while something is written in it. */
const Words = (props: ActsProps & { type: 'add' | 'reopen'; open: boolean }) => {
  const { look, s, type, open } = props
  const { t } = s
  const id = `own-${type}`
  const { text } = look.drafts[type]
  return (
    <details class="case screen" open={open || text !== ''}>
      <summary>{t.own[type]}</summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          look.act(type)
        }}
      >
        <TextField
          s={s}
          id={id}
          label={type === 'add' ? t.own.addText : t.own.reopenText}
          {...(type === 'reopen' && { hint: t.own.reopenHint })}
          rows={4}
          max={CASE_LIMITS.additionText}
          value={text}
          put={(next) => look.write(type, { text: next })}
          problems={problemsOf(props, type, id, CASE_LIMITS.additionText)}
        />
        <button type="submit" class="primary" aria-disabled={look.acting !== null}>
          {type === 'add' ? t.own.addSend : t.own.reopenSend}
        </button>
      </form>
    </details>
  )
}

/** 好差评: five levels, each with its word. */
export const Rate = (props: ActsProps) => {
  const { look, s } = props
  const { t } = s
  const { score, text } = look.drafts.rate
  const missing = problemsOf(props, 'rate', 'own-rate', 0).filter(() => score === 0)
  return (
    <section class="screen">
      <Heading level={s.heading + 1}>{t.own.rate}</Heading>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          look.act('rate')
        }}
      >
        <fieldset aria-describedby={missing.length > 0 ? 'own-rate-wrong' : undefined}>
          <legend class="hidden">{t.own.rate}</legend>
          <Wrong s={s} id="own-rate" problems={missing} />
          <div class="scale">
            {SCORES.map((one) => (
              <label key={one} class="option">
                <input
                  type="radio"
                  name="score"
                  id={one === 5 ? 'own-rate' : `own-rate-${one}`}
                  checked={score === one}
                  onChange={() => look.write('rate', { score: one })}
                />
                {t.score[one]}
              </label>
            ))}
          </div>
        </fieldset>
        <TextField
          s={s}
          id="own-rate-text"
          label={t.own.rateText}
          optional
          rows={2}
          max={CASE_LIMITS.ratingText}
          value={text}
          put={(next) => look.write('rate', { text: next })}
          problems={score === 0 ? [] : problemsOf(props, 'rate', 'own-rate-text', CASE_LIMITS.ratingText)}
        />
        <button type="submit" class="primary" aria-disabled={look.acting !== null}>
          {t.own.rateSend}
        </button>
      </form>
    </section>
  )
}

/** Asks first: it cannot be undone. */
const Withdraw = ({ look, s: { t } }: ActsProps) => (
  <details class="case screen">
    <summary>{t.own.withdraw}</summary>
    <p>{t.own.withdrawSure}</p>
    <button type="button" aria-disabled={look.acting !== null} onClick={() => look.act('withdraw')}>
      {t.own.withdrawYes}
    </button>
  </details>
)
