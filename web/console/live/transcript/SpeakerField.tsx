import { LIMITS } from '#contract/limits.ts'
import { Field } from '../../../ui/Field.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useRoom } from '../../backstage/context.ts'
import { t } from '../../language.ts'
import { OTHER, speakersOf } from './speakers.ts'

interface SpeakerFieldProps {
  id: string
  choice: string
  onChoice: (choice: string) => void
  otherName: string
  onOtherName: (name: string) => void
}

export const SpeakerField = ({ id, choice, onChoice, otherName, onOtherName }: SpeakerFieldProps) => {
  const { activity } = useRoom()
  const words = t().transcript
  return (
    <div class="speaker">
      <Field id={id} label={<span class="visually-hidden">{words.speaker}</span>}>
        {(control) => (
          <select {...control} class="select" value={choice} onChange={(event) => onChoice(event.currentTarget.value)}>
            {speakersOf(activity.details).map((speaker, index) => (
              <option key={index} value={speaker.role === 'other' ? OTHER : speaker.id}>
                {index < 9 ? `${index + 1}  ` : ''}
                {speaker.name} · {words.roles[speaker.role]}
              </option>
            ))}
            <option value={OTHER}>{words.other}</option>
          </select>
        )}
      </Field>
      {choice === OTHER && (
        <TextField
          id={`${id}-name`}
          label={words.otherName}
          value={otherName}
          onValue={onOtherName}
          max={LIMITS.personName}
        />
      )}
    </div>
  )
}
