import { more } from '../../../i18n/survey.more.ts'
import { Field } from '../Field.tsx'
import { boundsOf, OptionList } from '../fields/Choices.tsx'
import { optionsOf } from '../options.ts'
import { isPicked, pickedOf } from '../picked.ts'
import { elementOf, type FieldProps } from '../scene.ts'

const fold = (text: string) => text.normalize('NFKC').toLowerCase()

/**
 * Many options to search: check boxes under a field that narrows them. The text lives in the field and the hiding in the
 * page, so that searching changes no answer and what was chosen is always seen.
 */
export const SearchMany = ({ s, node }: FieldProps) => {
  const words = more[s.language]
  const options = optionsOf(s, node)
  const picked = pickedOf(node)
  const starts = elementOf<'tagbox'>(node).searchMode === 'startsWith'
  const search = (field: HTMLInputElement) => {
    const wanted = fold(field.value.trim())
    let found = 0
    for (const item of field.parentElement?.querySelectorAll<HTMLElement>('[data-text]') ?? []) {
      const text = item.dataset.text ?? ''
      const fits = starts ? text.startsWith(wanted) : text.includes(wanted)
      item.parentElement?.parentElement?.classList.toggle('gone', !fits)
      if (fits) found++
    }
    s.say(words.found(found))
  }
  const chosen = options.filter(({ value }) => isPicked(picked, value)).map(({ text }) => text)
  return (
    <Field s={s} node={node} group hint={boundsOf(s, node)}>
      <p class="note">{chosen.length ? words.chosen(chosen.join(s.t.listed)) : words.noneChosen}</p>
      <input
        type="search"
        autocomplete="off"
        aria-label={words.search}
        placeholder={words.search}
        onInput={(event) => search(event.currentTarget)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <div class="listed">
        <OptionList
          s={s}
          node={node}
          options={options}
          many
          face={({ text }) => (
            <span lang={s.lang} data-text={fold(text)}>
              {text}
            </span>
          )}
        />
      </div>
    </Field>
  )
}
