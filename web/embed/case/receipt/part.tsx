import type { ReceiptWords } from '../../../i18n/case.receipt.zh-CN.ts'
import { numberIn } from '../address.ts'
import { Before, Errors, type Problem, refusalText, TextField, Title } from '../Parts.tsx'
import type { Given, Part, Scene } from '../scene.ts'
import { Comment } from './Comment.tsx'
import { createLookUp, type LookUp } from './look-up.ts'
import { Own } from './Own.tsx'

/** What became of one's case, by number and code: `<zhitong-receipt site>`. */
export const receiptPart = (given: Given): Part<ReceiptWords> => {
  const look = createLookUp(given, numberIn(location.hash))
  return {
    site: () => look.site,
    view: (s) => (look.site ? <Shown look={look} s={s} /> : <Before s={s} refusal={look.refusal} page="receipt" />),
    start: look.start,
    end: look.end,
  }
}

const Shown = ({ look, s }: { look: LookUp; s: Scene<ReceiptWords> }) => {
  const { own, comment } = look
  return (
    <>
      <Title s={s}>{s.t.look.title}</Title>
      {look.failed && <Failed look={look} s={s} />}
      {look.step !== 'shown' ? (
        <Find look={look} s={s} />
      ) : own ? (
        <Own look={look} own={own} s={s} />
      ) : (
        comment && <Comment look={look} comment={comment} s={s} />
      )}
    </>
  )
}

const Failed = ({ look, s: { t } }: { look: LookUp; s: Scene<ReceiptWords> }) => (
  <p class="errors" role="alert" id="failed" tabIndex={-1}>
    {look.failed === 'too-many-requests'
      ? t.look.tooMany
      : look.failed === 'unreachable'
        ? t.look.unreachable
        : look.failed === 'not-found'
          ? t.look.notFound
          : refusalText(t, look.failed ?? '')}
  </p>
)

const Find = ({ look, s }: { look: LookUp; s: Scene<ReceiptWords> }) => {
  const { t } = s
  const wrong = { number: t.look.problem.numberWrong, code: t.look.problem.codeWrong }
  const problems = look.faults.flatMap(({ at, kind }): Problem[] =>
    at === 'number' || at === 'code'
      ? [{ at: `look-${at}`, label: t.look[at], text: kind === 'wrong' ? wrong[at] : t.look.problem[at] }]
      : [],
  )
  return (
    <>
      {look.left && (
        <p class="note" role="status" id="left" tabIndex={-1}>
          {t.look.left}
        </p>
      )}
      <p class="prose">{t.look.hint}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          look.find()
        }}
      >
        {look.sent && <Errors s={s} problems={problems} />}
        <TextField
          s={s}
          id="look-number"
          label={t.look.number}
          hint={t.look.numberHint}
          value={look.number}
          put={(number) => look.put({ number })}
          problems={problems}
        />
        <TextField
          s={s}
          id="look-code"
          label={t.look.code}
          hint={t.look.codeHint}
          value={look.code}
          put={(code) => look.put({ code })}
          problems={problems}
        />
        <div class="actions">
          <button type="submit" class="primary" aria-disabled={look.step === 'searching'}>
            {t.look.submit}
          </button>
          {look.step === 'searching' && <span role="status">{t.look.searching}</span>}
        </div>
      </form>
    </>
  )
}
