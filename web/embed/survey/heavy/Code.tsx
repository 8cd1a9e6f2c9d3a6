import { codeHint } from '../../../i18n/survey.code.ts'
import { CODE_PATH } from '../code-path.ts'
import { problemText } from '../finish/problem-text.ts'
import type { FinishProps } from '../finish/props.ts'

export const Code = ({ s, t }: FinishProps) => {
  const { filling } = s
  const id = s.id(CODE_PATH)
  const problem = filling.problems().find(({ path }) => path === CODE_PATH)
  return (
    <div class={problem ? 'field bad' : 'field'}>
      <label class="title-of" for={id}>
        {t.code}
        <span class="meta must">{s.t.required}</span>
      </label>
      <p class="meta" id={`${id}-hint`}>
        {codeHint[s.language]}
      </p>
      {problem && (
        <p class="wrong" id={`${id}-wrong`}>
          <span class="hidden">{t.error} </span>
          {problemText(s, t, problem)}
        </p>
      )}
      <input
        id={id}
        autocomplete="off"
        spellcheck={false}
        value={filling.draft().code}
        aria-describedby={`${id}-hint${problem ? ` ${id}-wrong` : ''}`}
        aria-invalid={problem ? 'true' : undefined}
        onInput={(event) => filling.putCode(event.currentTarget.value)}
      />
    </div>
  )
}
