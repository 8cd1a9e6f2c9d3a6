import { LIMITS } from '#contract/limits.ts'
import { TextField } from '../../ui/TextField.tsx'
import { t } from '../language.ts'
import type { FormTools } from './InterviewForm.tsx'
import { fieldId } from './issues.ts'
import { ListEditor } from './ListEditor.tsx'

/** Policies and news that belong to the theme. */
export const RelatedEditor = ({ tools: { value, change, error } }: { tools: FormTools }) => {
  const { fields, ...words } = t().editor
  return (
    <ListEditor
      legend={fields.related}
      items={value.related}
      most={LIMITS.relatedLinks}
      add={words.addRelated}
      itemName={fields.related}
      create={() => ({ title: '', url: '' })}
      onItems={(related) => change({ related })}
    >
      {(link, index, set) => (
        <div class="field-row">
          <TextField
            id={fieldId(`related.${index}.title`)}
            label={fields.linkTitle}
            value={link.title}
            onValue={(title) => set({ ...link, title })}
            max={LIMITS.title}
            error={error(`related.${index}.title`)}
          />
          <TextField
            id={fieldId(`related.${index}.url`)}
            label={fields.url}
            type="url"
            value={link.url}
            onValue={(url) => set({ ...link, url })}
            error={error(`related.${index}.url`)}
          />
        </div>
      )}
    </ListEditor>
  )
}
