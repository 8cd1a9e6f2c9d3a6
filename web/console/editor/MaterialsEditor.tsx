import { LIMITS } from '#contract/limits.ts'
import { Field } from '../../ui/Field.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { t } from '../language.ts'
import { emptyMaterial, MATERIAL_TYPES, type MaterialForm, type MaterialType } from './form-value.ts'
import type { FormTools } from './InterviewForm.tsx'
import { fieldId } from './issues.ts'
import { ListEditor } from './ListEditor.tsx'

type TextKey = 'text' | 'url' | 'alt' | 'captions' | 'table'

/** What each type of material consists of, besides its title. */
const PARTS: Record<
  MaterialType,
  { key: TextKey; rows?: number; max?: number; label: 'text' | 'url' | 'alt' | 'captions' | 'table' | 'transcript' }[]
> = {
  text: [{ key: 'text', rows: 6, max: LIMITS.materialText, label: 'text' }],
  image: [
    { key: 'url', label: 'url' },
    { key: 'alt', max: LIMITS.title, label: 'alt' },
  ],
  table: [{ key: 'table', rows: 6, label: 'table' }],
  link: [{ key: 'url', label: 'url' }],
  audio: [
    { key: 'url', label: 'url' },
    { key: 'text', rows: 6, max: LIMITS.materialText, label: 'transcript' },
  ],
  video: [
    { key: 'url', label: 'url' },
    { key: 'captions', label: 'captions' },
  ],
}

/** Background, cases, data, charts, audio and video beside the talk (M1). */
export const MaterialsEditor = ({ tools }: { tools: FormTools }) => {
  const words = t().editor
  return (
    <ListEditor
      legend={words.fields.materials}
      items={tools.value.materials}
      most={LIMITS.materials}
      add={words.addMaterial}
      itemName={words.fields.materials}
      create={emptyMaterial}
      onItems={(materials) => tools.change({ materials })}
    >
      {(material, index, set) => (
        <MaterialFields path={`materials.${index}`} material={material} set={set} tools={tools} />
      )}
    </ListEditor>
  )
}

interface MaterialFieldsProps {
  path: string
  material: MaterialForm
  set: (material: MaterialForm) => void
  tools: FormTools
}

const MaterialFields = ({ path, material, set, tools }: MaterialFieldsProps) => {
  const { fields, ...words } = t().editor
  return (
    <>
      <div class="field-row">
        <TextField
          id={fieldId(`${path}.title`)}
          label={fields.materialTitle}
          value={material.title}
          onValue={(title) => set({ ...material, title })}
          max={LIMITS.title}
          error={tools.error(`${path}.title`)}
        />
        <Field id={fieldId(`${path}.type`)} label={fields.type}>
          {(control) => (
            <select
              {...control}
              class="select"
              value={material.type}
              onChange={(event) => {
                const type = MATERIAL_TYPES.find((known) => known === event.currentTarget.value)
                if (type) set({ ...material, type })
              }}
            >
              {MATERIAL_TYPES.map((type) => (
                <option key={type} value={type}>
                  {words.materialTypes[type]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {PARTS[material.type].map(({ key, rows, max, label }) => (
        <TextField
          key={key}
          id={fieldId(`${path}.${key}`)}
          label={fields[label]}
          hint={label === 'table' ? words.tableHint(LIMITS.tableColumns, LIMITS.tableRows) : undefined}
          value={material[key]}
          onValue={(value) => set({ ...material, [key]: value })}
          error={tools.error(`${path}.${key}`)}
          {...(rows ? { rows } : { type: key === 'alt' ? 'text' : 'url' })}
          {...(max ? { max } : {})}
        />
      ))}
    </>
  )
}
