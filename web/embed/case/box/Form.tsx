import { CASE_LIMITS } from '#contract/case/limits.ts'
import type { BoxWords } from '../../../i18n/case.box.zh-CN.ts'
import { Heading } from '../../interview/Heading.tsx'
import { Errors, type Problem, refusalText, TextField, Wrong } from '../Parts.tsx'
import type { Scene } from '../scene.ts'
import { Attachments } from './Attachments.tsx'
import type { Box } from './box.ts'

const problemsOf = (box: Box, { t }: Scene<BoxWords>): Problem[] => {
  const { problem } = t.box
  return box.faults.map(({ at, kind, limit }) => {
    const number = Number(/\d+$/.exec(at)?.[0] ?? 0) + 1
    const label = at.startsWith('box-category')
      ? t.box.category
      : at === 'box-text'
        ? t.box.text
        : at === 'box-contact'
          ? t.box.contact
          : t.box.attachment(number)
    return { at, label, text: kind === 'tooLong' ? problem.tooLong(limit) : problem[kind] }
  })
}

/** Asking, with what does not belong here told first. What is typed survives reloads (D11). */
export const Form = ({ box, s }: { box: Box; s: Scene<BoxWords> }) => {
  const { t } = s
  const { draft } = box
  const problems = problemsOf(box, s)
  return (
    <>
      <Elsewhere box={box} s={s} />
      {box.refused && (
        <p class="errors" role="alert" id="refused" tabIndex={-1}>
          {refusalText(t, box.refused)}
        </p>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          box.submit()
        }}
      >
        <p class="meta">{box.resumed ? t.box.resumed : t.box.kept}</p>
        <Errors s={s} problems={problems} />
        <Categories box={box} s={s} problems={problems} />
        <TextField
          s={s}
          id="box-text"
          label={t.box.text}
          hint={t.box.textHint}
          rows={7}
          max={CASE_LIMITS.text}
          value={draft.text}
          put={(text) => box.put({ text })}
          problems={problems}
        />
        <Attachments box={box} s={s} problems={problems} />
        <TextField
          s={s}
          id="box-contact"
          label={t.box.contact}
          hint={t.box.contactHint}
          optional
          max={CASE_LIMITS.contact}
          value={draft.contact}
          put={(contact) => box.put({ contact })}
          problems={problems}
        />
        <Publicity box={box} s={s} />
        <div class="actions">
          <button type="submit" class="primary">
            {t.box.submit}
          </button>
          {(draft.text || draft.contact || draft.attachments.length > 0) && <Clear box={box} s={s} />}
        </div>
      </form>
    </>
  )
}

/** Said before anybody has written in vain. */
const Elsewhere = ({ box, s }: { box: Box; s: Scene<BoxWords> }) => {
  const { t } = s
  const list = box.view?.notAccepted ?? []
  if (list.length === 0) return null
  return (
    <section class="elsewhere" aria-labelledby="elsewhere">
      <Heading level={s.heading + 1}>
        <span id="elsewhere">{t.box.elsewhere}</span>
      </Heading>
      <p class="meta">{t.box.elsewhereHint}</p>
      <dl>
        {list.map(({ what, where, url }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {url ? (
                <a href={url} target="_blank" rel="noopener noreferrer">
                  {where}
                </a>
              ) : (
                where
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const Categories = ({ box, s, problems }: { box: Box; s: Scene<BoxWords>; problems: readonly Problem[] }) => {
  const { t } = s
  const bad = problems.some(({ at }) => at === 'box-category')
  return (
    <div class={bad ? 'field bad' : 'field'}>
      <fieldset aria-describedby={bad ? 'box-category-wrong' : undefined}>
        <legend class="title-of">{t.box.category}</legend>
        <Wrong s={s} id="box-category" problems={problems} />
        {box.view?.categories.map(({ category, workingDays }, index) => (
          <Choice
            key={category}
            name="category"
            id={index === 0 ? 'box-category' : `box-category-${category}`}
            label={t.type[category as keyof typeof t.type]}
            hint={`${t.typeHint[category as keyof typeof t.typeHint]} · ${t.box.limit(t.days(workingDays))}`}
            checked={box.draft.category === category}
            choose={() => box.put({ category })}
          />
        ))}
      </fieldset>
    </div>
  )
}

const Publicity = ({ box, s: { t } }: { box: Box; s: Scene<BoxWords> }) => (
  <div class="field">
    <fieldset>
      <legend class="title-of">{t.box.public}</legend>
      {([false, true] as const).map((yes) => (
        <Choice
          key={`${yes}`}
          name="public"
          id={`box-public-${yes}`}
          label={yes ? t.box.publicYes : t.box.publicNo}
          hint={yes ? t.box.publicYesHint : t.box.publicNoHint}
          checked={box.draft.public === yes}
          choose={() => box.put({ public: yes })}
        />
      ))}
    </fieldset>
  </div>
)

interface ChoiceProps {
  name: string
  id: string
  label: string
  hint: string
  checked: boolean
  choose(): void
}

/** A radio button named by its word alone: what explains it is read after it. */
const Choice = ({ name, id, label, hint, checked, choose }: ChoiceProps) => (
  <label class="option">
    <input
      type="radio"
      name={name}
      id={id}
      checked={checked}
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-about`}
      onChange={choose}
    />
    <span>
      <span id={`${id}-name`}>{label}</span>
      <span class="meta beside" id={`${id}-about`}>
        {hint}
      </span>
    </span>
  </label>
)

/** For a device that others use too. The question is the browser's own element, which asks without any state of ours. */
const Clear = ({ box, s: { t } }: { box: Box; s: Scene<BoxWords> }) => (
  <details class="clear">
    <summary>{t.box.clear}</summary>
    <p>
      {t.box.clearSure}{' '}
      <button type="button" onClick={box.clear}>
        {t.box.clear}
      </button>
    </p>
  </details>
)
