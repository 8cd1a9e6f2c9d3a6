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
    s.say(s.t.more.found(found))
  }
  const words = options.filter(({ value }) => isPicked(picked, value)).map(({ text }) => text)
  return (
    <Field s={s} node={node} group hint={boundsOf(s, node)}>
      <p class="note">{words.length ? s.t.more.chosen(words.join(s.t.listed)) : s.t.more.noneChosen}</p>
      <input
        type="search"
        autocomplete="off"
        aria-label={s.t.more.search}
        placeholder={s.t.more.search}
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
