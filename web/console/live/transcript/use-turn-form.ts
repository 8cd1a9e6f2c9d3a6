import { type Signal, useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import * as v from 'valibot'
import { Id } from '#contract/basics.ts'
import { TurnImage, type TurnSpeaker } from '#contract/interview/turn.ts'
import { LIMITS } from '#contract/limits.ts'
import { useRoom } from '../../backstage/context.ts'
import { dropDraft, readDraft, writeDraft } from '../../draft/use-draft.ts'
import { newId } from '../../session/new-id.ts'
import { speakerFor } from './speakers.ts'

const Draft = v.object({
  id: Id,
  choice: v.string(),
  otherName: v.string(),
  text: v.string(),
  images: v.array(v.object({ url: v.string(), alt: v.string() })),
  questionId: v.nullable(v.string()),
})
export type TurnDraft = v.InferOutput<typeof Draft>

export interface TurnForm {
  draft: Signal<TurnDraft>
  change: (difference: Partial<TurnDraft>) => void
  speaker: TurnSpeaker | null
  /** The images that are filled in; null where one is not right. */
  images: TurnDraft['images'] | null
  valid: boolean
  /** Acknowledged: empty again for the next turn, the speaker stays. */
  reset: () => void
}

/** [D11] A turn as it is typed, kept on the device under `key` with its id, so that a turn sent twice is stored once. */
export const useTurnForm = (key: string, initial: Omit<TurnDraft, 'id'>): TurnForm => {
  const { activity } = useRoom()
  const before = useMemo(() => readDraft(Draft, key), [key])
  const draft = useSignal<TurnDraft>(before ?? { ...initial, id: newId() })
  const { choice, otherName, text, images } = draft.value
  useEffect(() => {
    const kept = draft.value
    if (kept.text === initial.text && kept.images.length === initial.images.length) dropDraft(key)
    else writeDraft(key, kept)
  }, [draft.value])
  const speaker = speakerFor(activity.details, choice, otherName)
  const filled = images.filter((image) => image.url.trim() !== '' || image.alt.trim() !== '')
  const parsed = v.safeParse(v.array(TurnImage), filled)
  const length = text.trim().length
  return {
    draft,
    change: (difference) => {
      draft.value = { ...draft.peek(), ...difference }
    },
    speaker,
    images: parsed.success ? parsed.output : null,
    valid: speaker !== null && parsed.success && length > 0 && length <= LIMITS.turnText,
    reset: () => {
      dropDraft(key)
      draft.value = { ...draft.peek(), id: newId(), text: '', images: [] }
    },
  }
}
