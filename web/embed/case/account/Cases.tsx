import { CASE_LIMITS } from '#contract/case/limits.ts'
import { grouped } from '#contract/case/receipt.ts'
import type { AccountWords } from '../../../i18n/case.account.zh-CN.ts'
import { Heading } from '../../interview/Heading.tsx'
import type { Scene } from '../scene.ts'
import type { AccountModel } from './account.ts'

/** What others asked and were answered: the latest, or those that hold every word that is looked for. */
export const Cases = ({ model, s }: { model: AccountModel; s: Scene<AccountWords> }) => {
  const { t, origin } = s
  const { cases } = model
  return (
    <section>
      <Heading level={s.heading + 1}>{t.account.recent}</Heading>
      <search>
        <form
          class="period screen"
          onSubmit={(event) => {
            event.preventDefault()
            model.search()
          }}
        >
          <label for="account-search">
            {t.account.search}
            <input
              id="account-search"
              autocomplete="off"
              maxLength={CASE_LIMITS.searchText}
              value={model.words}
              onInput={(event) => model.put(event.currentTarget.value)}
            />
          </label>
          <button type="submit">{t.account.searchButton}</button>
        </form>
      </search>
      <p role="status" id="cases" tabIndex={-1} class="step">
        {model.loading
          ? t.loading
          : cases.length === 0
            ? model.next
              ? t.account.noResultsYet
              : model.searched
                ? t.account.noResults
                : t.account.noCases
            : model.searched && !model.next && t.account.results(cases.length)}
      </p>
      {cases.map((one, index) => (
        <details class="case" key={one.number}>
          <summary id={`case-${index}`}>
            <span class="clamp">{one.text}</span>
            <span class="meta">
              <span>{t.type[one.type]}</span>
              <span>{one.department}</span>
              <span>
                {t.account.answeredOn} {one.answeredOn}
              </span>
              {one.late && <span class="wrong">{t.account.late}</span>}
            </span>
          </summary>
          <p class="meta">
            <span>
              {t.account.receivedOn} {one.receivedOn}
            </span>
            <span>
              {t.account.due} {one.dueOn ?? t.account.none}
            </span>
            {one.score && <span>{t.score[one.score]}</span>}
          </p>
          <p>
            <strong>{t.account.question}</strong>
          </p>
          <p class="text">{one.text}</p>
          <p>
            <strong>{t.account.answer}</strong>
          </p>
          <p class="text">{one.answer}</p>
          <p>
            <a href={`${origin}/p/cases/${one.number}`}>
              {t.account.page}
              <span class="hidden"> {grouped(one.number)}</span>
            </a>
          </p>
        </details>
      ))}
      {model.next && (
        <button type="button" aria-disabled={model.loading} onClick={model.more}>
          {t.account.more}
        </button>
      )}
    </section>
  )
}
