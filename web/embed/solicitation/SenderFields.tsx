import { asksContact, asksName } from './check.ts'
import { type FormParts, Inline } from './LongText.tsx'
import { useScene } from './scene.ts'

/** Who sends it, as far as the activity asks (M14), and how to reach them: nothing is asked without its purpose (M13). */
export const SenderFields = ({ form }: { form: FormParts }) => {
  const { t, view, verification } = useScene()
  const details = { ...view.details, verifies: view.verifies }
  const { id, draft, put } = form
  const { senders, identity } = details
  return (
    <>
      {senders.length > 1 && (
        <fieldset>
          <legend>{t.sender}</legend>
          <div class="stances">
            {senders.map((kind) => (
              <label key={kind} class="option">
                <input
                  type="radio"
                  name={`${id}-sender`}
                  checked={draft.sender === kind}
                  onChange={() => put({ sender: kind })}
                />
                {t.senders[kind]}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {asksName(details, draft) ? (
        <Line
          form={form}
          field="name"
          label={t[draft.sender === 'organisation' ? 'organisation' : 'name']}
          hint={t.nameHint[draft.sender === 'organisation' ? 'organisation' : identity]}
        />
      ) : (
        !view.verifies && <p class="meta">{t.nameHint.anonymous}</p>
      )}
      {view.verifies && verification(`${id}-identity`)}
      <Line
        form={form}
        field="contact"
        label={asksContact(details, draft) ? t.contactNeeded : t.contact}
        hint={t.contactHint}
      />
    </>
  )
}

interface LineProps {
  form: FormParts
  field: 'name' | 'contact'
  label: string
  hint: string
}

const Line = ({ form: { id, draft, put, wrong }, field, label, hint }: LineProps) => (
  <div class="field">
    <label for={`${id}-${field}`}>{label}</label>
    <p class="meta" id={`${id}-${field}-hint`}>
      {hint}
    </p>
    <Inline id={`${id}-${field}-wrong`} text={wrong(field)} />
    <input
      id={`${id}-${field}`}
      autocomplete="off"
      value={draft[field]}
      aria-describedby={`${id}-${field}-hint ${id}-${field}-wrong`}
      aria-invalid={wrong(field) ? 'true' : undefined}
      onInput={(event) => put({ [field]: event.currentTarget.value })}
    />
  </div>
)
