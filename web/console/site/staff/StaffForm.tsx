import { useSignal } from '@preact/signals'
import * as v from 'valibot'
import { LIMITS } from '#contract/limits.ts'
import type { Refusal } from '#contract/refusal.ts'
import type { SiteView } from '#contract/site/site.ts'
import { ROLES, type Role, type StaffMember, Subject } from '#contract/site/staff.ts'
import { rolesOn } from '#domain/permission/table.ts'
import { Check } from '../../../ui/Check.tsx'
import { ErrorSummary, type FieldError } from '../../../ui/ErrorSummary.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { sendOnce } from '../../command/send-once.ts'
import { t } from '../../language.ts'
import { call } from '../../session/call.ts'
import { me } from '../../session/me.ts'
import { StaffRefusal } from './StaffRefusal.tsx'

interface StaffFormProps {
  site: SiteView
  /** Null: somebody new. */
  member: StaffMember | null
  /** Of the roles that somebody has or had here; 0 for whoever never had any. */
  versionOf: (subject: string) => number
  onDone: (saved: boolean) => void
}

export const StaffForm = ({ site, member, versionOf, onDone }: StaffFormProps) => {
  const words = t().staff
  const subject = useSignal(member?.subject ?? '')
  const name = useSignal(member?.name ?? '')
  const roles = useSignal<readonly Role[]>(member?.roles ?? [])
  const round = useSignal(0)
  // Only a platform admin makes one.
  const isPlatform = rolesOn(me.value?.memberships ?? [], site.path).has('platform-admin')
  const offered = ROLES.filter((role) => role !== 'platform-admin' || isPlatform)
  const refusal = useSignal<Refusal | null>(null)
  const nameLength = name.value.trim().length
  const errors: FieldError[] =
    round.value === 0
      ? []
      : [
          ...(v.is(Subject, subject.value.trim()) ? [] : [{ fieldId: 'staff-subject', message: words.subjectWrong }]),
          ...(nameLength > 0 && nameLength <= LIMITS.personName
            ? []
            : [{ fieldId: 'staff-name', message: words.nameWrong(LIMITS.personName) }]),
          ...(roles.value.length > 0 ? [] : [{ fieldId: `staff-role-${offered[0]}`, message: words.rolesWrong }]),
        ]
  const error = (id: string) => errors.find(({ fieldId }) => fieldId === id)?.message
  const save = async () => {
    round.value += 1
    const who = subject.peek().trim()
    const right = v.is(Subject, who) && nameLength > 0 && nameLength <= LIMITS.personName && roles.peek().length > 0
    if (!right) return
    const order = { subject: who, name: name.peek(), roles: [...roles.peek()], version: versionOf(who) }
    const answer = await sendOnce(order, ({ subject: _, ...body }) =>
      call('staff.set', { params: { siteId: site.id, subject: who }, body }),
    )
    if (answer.ok) onDone(true)
    else refusal.value = answer.refusal ?? { code: 'unavailable' }
  }
  return (
    <form
      class="settings card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{member ? words.editTitle(member.name) : words.add}</h2>
      <ErrorSummary title={t().form.problems(errors.length)} errors={errors} round={round.value} />
      <TextField
        id="staff-subject"
        label={words.subject}
        hint={words.subjectHint}
        value={subject.value}
        onValue={(value) => (subject.value = value)}
        error={error('staff-subject')}
        disabled={member !== null}
      />
      <TextField
        id="staff-name"
        label={words.name}
        value={name.value}
        onValue={(value) => (name.value = value)}
        max={LIMITS.personName}
        error={error('staff-name')}
      />
      <fieldset class="stack-s">
        <legend>{words.roles}</legend>
        {offered.map((role) => (
          <Check
            key={role}
            id={`staff-role-${role}`}
            checked={roles.value.includes(role)}
            hint={t().roleHints[role]}
            onChange={(on) => (roles.value = ROLES.filter((it) => (it === role ? on : roles.value.includes(it))))}
          >
            {t().roles[role]}
          </Check>
        ))}
      </fieldset>
      <StaffRefusal refusal={refusal.value} />
      <div class="row">
        <button type="submit" class="button primary">
          {t().save}
        </button>
        <button type="button" class="button" onClick={() => onDone(false)}>
          {t().cancel}
        </button>
      </div>
    </form>
  )
}
