import { LIMITS } from '#contract/limits.ts'
import { TextField } from '../../../ui/TextField.tsx'
import { useRoom } from '../../backstage/context.ts'
import { t } from '../../language.ts'
import { SpeakerField } from './SpeakerField.tsx'
import { speakersOf } from './speakers.ts'
import type { TurnForm } from './use-turn-form.ts'

interface TurnFieldsProps {
  id: string
  form: TurnForm
  rows: number
  /** Carries the shortcut that leads to the text. */
  shortcut?: string
}

/** Who said what, with pictures; Alt and a digit choose the speaker without leaving the text. */
export const TurnFields = ({ id, form, rows, shortcut }: TurnFieldsProps) => {
  const { activity } = useRoom()
  const words = t().transcript
  const { draft, change } = form
  const chooseByDigit = (event: KeyboardEvent) => {
    // By `code`: with Alt, many keyboards type another character than the digit.
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
    if (!event.altKey || event.ctrlKey || event.metaKey || !digit) return
    const speaker = speakersOf(activity.details)[Number(digit) - 1]
    if (!speaker || speaker.role === 'other') return
    event.preventDefault()
    change({ choice: speaker.id })
  }
  const images = draft.value.images
  const setImage = (index: number, difference: Partial<(typeof images)[number]>) =>
    change({ images: images.map((image, at) => (at === index ? { ...image, ...difference } : image)) })
  return (
    <fieldset class="stack-s" aria-label={words.entry} onKeyDown={chooseByDigit}>
      <SpeakerField
        id={`${id}-speaker`}
        choice={draft.value.choice}
        onChoice={(choice) => change({ choice })}
        otherName={draft.value.otherName}
        onOtherName={(otherName) => change({ otherName })}
      />
      <label class="visually-hidden" for={`${id}-text`}>
        {words.text}
      </label>
      <textarea
        id={`${id}-text`}
        class="textarea turn-text"
        rows={rows}
        lang={activity.details.lang}
        placeholder={words.placeholder}
        data-autofocus={shortcut ? undefined : true}
        {...(shortcut ? { 'aria-keyshortcuts': shortcut } : {})}
        value={draft.value.text}
        onInput={(event) => change({ text: event.currentTarget.value })}
      />
      {draft.value.text.length > LIMITS.turnText * 0.8 && (
        <p class={draft.value.text.length > LIMITS.turnText ? 'small turn-over' : 'small muted'}>
          {draft.value.text.length} / {LIMITS.turnText}
        </p>
      )}
      {images.map((image, index) => (
        <div class="turn-image" key={index}>
          <TextField
            id={`${id}-image-${index}`}
            label={words.imageUrl}
            type="url"
            value={image.url}
            onValue={(url) => setImage(index, { url })}
            error={image.url && !/^https?:\/\//i.test(image.url.trim()) ? words.imageWrong : undefined}
          />
          <TextField
            id={`${id}-alt-${index}`}
            label={words.imageAlt}
            value={image.alt}
            max={LIMITS.title}
            onValue={(alt) => setImage(index, { alt })}
          />
          <button
            type="button"
            class="button small"
            onClick={() => change({ images: images.filter((_, at) => at !== index) })}
          >
            {words.imageRemove}
          </button>
        </div>
      ))}
      {images.length < LIMITS.turnImages && (
        <p>
          <button
            type="button"
            class="button quiet small"
            onClick={() => change({ images: [...images, { url: '', alt: '' }] })}
          >
            {words.imageAdd}
          </button>
        </p>
      )}
    </fieldset>
  )
}
