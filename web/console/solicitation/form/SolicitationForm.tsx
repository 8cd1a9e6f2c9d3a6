import type { SolicitationDetails } from '#contract/solicitation/activity.ts'
import { ActivityForm, type FormProps, type FormTools as Tools } from '../../editor/ActivityForm.tsx'
import { AnnouncementFields, BasicFields, ItemFields, ParticipationFields } from './fields.tsx'
import { FormDraft, type FormValue, fromForm } from './form-value.ts'
import { describe } from './issues.ts'

export interface FormTools extends Tools<FormValue> {
  siteId: string
}

interface SolicitationFormProps extends FormProps<FormValue, SolicitationDetails, FormTools> {
  siteId: string
}

/** What goes with a draft. */
export const SolicitationForm = ({ siteId, aside, ...props }: SolicitationFormProps) => (
  <ActivityForm
    {...props}
    {...(aside ? { aside: (tools: Tools<FormValue>) => aside({ ...tools, siteId }) } : {})}
    draft={FormDraft}
    check={fromForm}
    describe={describe}
  >
    {(shared) => {
      const tools = { ...shared, siteId }
      return (
        <>
          <BasicFields tools={tools} />
          <AnnouncementFields tools={tools} />
          <ParticipationFields tools={tools} />
          <ItemFields tools={tools} />
        </>
      )
    }}
  </ActivityForm>
)
