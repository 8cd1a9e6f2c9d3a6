import { LANGUAGES } from '#contract/basics.ts'
import { IDENTITIES } from '#contract/identity.ts'
import { LIMITS } from '#contract/limits.ts'
import { DRAFT_KINDS, SENDER_KINDS } from '#contract/solicitation/activity.ts'
import { SOLICITATION_LIMITS as MAX } from '#contract/solicitation/limits.ts'
import { Check } from '../../../ui/Check.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { fieldId } from '../../editor/issues.ts'
import { ListEditor } from '../../editor/ListEditor.tsx'
import { useCitizensVerified } from '../../session/config.ts'
import { words } from '../words.ts'
import { PeriodNote } from './PeriodNote.tsx'
import type { FormTools } from './SolicitationForm.tsx'

const LANGUAGE_NAMES = { 'zh-CN': '中文', en: 'English' } as const

export const BasicFields = ({ tools }: { tools: FormTools }) => {
  const { value, change, error } = tools
  const { fields, ...w } = words().form
  return (
    <fieldset class="card stack">
      <legend>{w.basics}</legend>
      <TextField
        id={fieldId('title')}
        label={fields.title}
        value={value.title}
        onValue={(title) => change({ title })}
        max={LIMITS.title}
        error={error('title')}
        lang={value.lang}
      />
      <div class="field-row">
        <Select
          id={fieldId('kind')}
          label={fields.kind}
          options={DRAFT_KINDS.map((kind) => [kind, words().kinds[kind]])}
          value={value.kind}
          onValue={(kind) => change({ kind })}
        />
        <Select
          id={fieldId('lang')}
          label={fields.lang}
          options={LANGUAGES.map((lang) => [lang, LANGUAGE_NAMES[lang]])}
          value={value.lang}
          onValue={(lang) => change({ lang })}
        />
      </div>
      <Field id={fieldId('closesOn')} label={fields.closesOn} hint={w.closesOnHint} error={error('closesOn')}>
        {(control) => (
          <input
            {...control}
            class="input date-input"
            type="date"
            value={value.closesOn}
            onInput={(event) => change({ closesOn: event.currentTarget.value })}
          />
        )}
      </Field>
      <PeriodNote tools={tools} />
      <TextField
        id={fieldId('shorterReason')}
        label={fields.shorterReason}
        hint={w.shorterHint}
        value={value.shorterReason}
        onValue={(shorterReason) => change({ shorterReason })}
        max={MAX.reason}
        error={error('shorterReason')}
        rows={2}
        lang={value.lang}
      />
    </fieldset>
  )
}

const STATEMENTS = ['background', 'basis', 'reasons', 'explanation', 'howToReply'] as const

/** What M3 asks for beside the draft. */
export const AnnouncementFields = ({ tools: { value, change, error } }: { tools: FormTools }) => {
  const { fields, ...w } = words().form
  return (
    <fieldset class="card stack">
      <legend>{w.announcement}</legend>
      {STATEMENTS.map((name) => (
        <TextField
          key={name}
          id={fieldId(name)}
          label={fields[name]}
          hint={name === 'howToReply' ? w.howToReplyHint : undefined}
          value={value[name]}
          onValue={(text) => change({ [name]: text })}
          max={MAX.statement}
          error={error(name)}
          rows={name === 'howToReply' ? 3 : 5}
          lang={value.lang}
        />
      ))}
    </fieldset>
  )
}

/** Who may say something, under which name (M14), and when others read it. */
export const ParticipationFields = ({ tools: { value, change, error } }: { tools: FormTools }) => {
  const verifies = useCitizensVerified()
  const { fields, ...w } = words().form
  return (
    <fieldset class="card stack">
      <legend>{w.participation}</legend>
      <div class="field-row">
        <Select
          id={fieldId('identity')}
          label={fields.identity}
          hint={w.identityHint[value.identity === 'verified' && verifies ? 'byIssuer' : value.identity]}
          options={IDENTITIES.map((identity) => [identity, words().identities[identity]])}
          value={value.identity}
          onValue={(identity) => change({ identity })}
        />
        <Select
          id={fieldId('othersVisible')}
          label={fields.othersVisible}
          options={(['at-once', 'after-close'] as const).map((when) => [when, words().othersVisible[when]])}
          value={value.othersVisible}
          onValue={(othersVisible) => change({ othersVisible })}
        />
      </div>
      <fieldset class="stack-s plain-fieldset">
        <legend>{fields.senders}</legend>
        {error('senders') && <span class="error">{error('senders')}</span>}
        {SENDER_KINDS.map((kind, index) => (
          <Check
            key={kind}
            {...(index === 0 ? { id: fieldId('senders') } : {})}
            checked={value.senders.includes(kind)}
            onChange={(on) =>
              change({ senders: SENDER_KINDS.filter((other) => (other === kind ? on : value.senders.includes(other))) })
            }
          >
            {words().senders[kind]}
          </Check>
        ))}
      </fieldset>
      <TextField
        id={fieldId('previousId')}
        label={fields.previousId}
        hint={w.previousHint}
        value={value.previousId}
        onValue={(previousId) => change({ previousId })}
        error={error('previousId')}
      />
      <TextField
        id={fieldId('alongsideIds')}
        label={fields.alongsideIds}
        hint={w.alongsideHint}
        value={value.alongsideIds}
        onValue={(alongsideIds) => change({ alongsideIds })}
        error={error('alongsideIds')}
        rows={2}
      />
    </fieldset>
  )
}

/** Questions with answers, and attachments. */
export const ItemFields = ({ tools: { value, change, error } }: { tools: FormTools }) => {
  const { fields, ...w } = words().form
  return (
    <>
      <ListEditor
        legend={fields.questions}
        items={value.questions}
        most={MAX.questions}
        add={w.addQuestion}
        itemName={fields.questions}
        create={() => ({ question: '', answer: '' })}
        onItems={(questions) => change({ questions })}
      >
        {(item, index, set) => (
          <>
            <TextField
              id={fieldId(`questions.${index}.question`)}
              label={fields.question}
              value={item.question}
              onValue={(question) => set({ ...item, question })}
              max={MAX.reason}
              error={error(`questions.${index}.question`)}
              lang={value.lang}
            />
            <TextField
              id={fieldId(`questions.${index}.answer`)}
              label={fields.answer}
              value={item.answer}
              onValue={(answer) => set({ ...item, answer })}
              max={MAX.statement}
              error={error(`questions.${index}.answer`)}
              rows={3}
              lang={value.lang}
            />
          </>
        )}
      </ListEditor>
      <ListEditor
        legend={fields.attachments}
        items={value.attachments}
        most={MAX.links}
        add={w.addLink}
        itemName={fields.attachments}
        create={() => ({ title: '', url: '' })}
        onItems={(attachments) => change({ attachments })}
      >
        {(item, index, set) => (
          <div class="field-row">
            <TextField
              id={fieldId(`attachments.${index}.title`)}
              label={fields.linkTitle}
              value={item.title}
              onValue={(title) => set({ ...item, title })}
              max={LIMITS.title}
              error={error(`attachments.${index}.title`)}
              lang={value.lang}
            />
            <TextField
              id={fieldId(`attachments.${index}.url`)}
              label={fields.url}
              type="url"
              value={item.url}
              onValue={(url) => set({ ...item, url })}
              error={error(`attachments.${index}.url`)}
            />
          </div>
        )}
      </ListEditor>
    </>
  )
}
