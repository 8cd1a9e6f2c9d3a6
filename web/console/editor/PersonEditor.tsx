import { LIMITS } from '#contract/limits.ts'
import { TextField } from '../../ui/TextField.tsx'
import { t } from '../language.ts'
import { newId } from '../session/new-id.ts'
import { emptyPerson, type PersonForm } from './form-value.ts'
import type { FormTools } from './InterviewForm.tsx'
import { fieldId } from './issues.ts'
import { ListEditor } from './ListEditor.tsx'

interface PersonFieldsProps {
  path: string
  person: PersonForm
  onPerson: (person: PersonForm) => void
  error: (path: string) => string | undefined
}

export const PersonEditor = ({ legend, ...fields }: PersonFieldsProps & { legend: string }) => (
  <fieldset class="card stack">
    <legend>{legend}</legend>
    <PersonFields {...fields} />
  </fieldset>
)

/** Those who answer, in the order they are introduced. */
export const GuestsEditor = ({ tools }: { tools: FormTools }) => (
  <ListEditor
    legend={t().editor.fields.guests}
    items={tools.value.guests}
    most={LIMITS.guests}
    add={t().editor.addGuest}
    itemName={t().editor.fields.guests}
    create={() => emptyPerson(newId())}
    keyOf={(guest) => guest.id}
    onItems={(guests) => tools.change({ guests })}
  >
    {(guest, index, set) => <PersonFields path={`guests.${index}`} person={guest} onPerson={set} error={tools.error} />}
  </ListEditor>
)

const PersonFields = ({ path, person, onPerson, error }: PersonFieldsProps) => {
  const { fields, ...words } = t().editor
  const set = (difference: Partial<PersonForm>) => onPerson({ ...person, ...difference })
  return (
    <>
      <div class="field-row">
        <TextField
          id={fieldId(`${path}.name`)}
          label={fields.name}
          value={person.name}
          onValue={(name) => set({ name })}
          max={LIMITS.personName}
          error={error(`${path}.name`)}
        />
        <TextField
          id={fieldId(`${path}.post`)}
          label={fields.post}
          value={person.post}
          onValue={(post) => set({ post })}
          max={LIMITS.post}
          error={error(`${path}.post`)}
        />
      </div>
      <div class="person-photo">
        <TextField
          id={fieldId(`${path}.photo`)}
          label={fields.photo}
          hint={words.photoHint}
          type="url"
          value={person.photo}
          onValue={(photo) => set({ photo })}
          max={LIMITS.url}
          error={error(`${path}.photo`)}
        />
        {/^https?:\/\//i.test(person.photo.trim()) && (
          <img class="person-preview" src={person.photo.trim()} alt={words.photoOf(person.name)} />
        )}
      </div>
      <TextField
        id={fieldId(`${path}.biography`)}
        label={fields.biography}
        value={person.biography}
        onValue={(biography) => set({ biography })}
        max={LIMITS.biography}
        error={error(`${path}.biography`)}
        rows={3}
      />
    </>
  )
}
