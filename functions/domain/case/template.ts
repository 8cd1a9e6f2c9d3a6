import { TEMPLATE_FIELDS, type TemplateField } from '../../contract/case/desk.ts'

/**
 * A reply template with its fields filled in. What has no value, or is no field, stays as it is written, braces and all: the handler
 * sees that it is missing, and no citizen gets a letter with a hole in it unnoticed.
 */
export const fillTemplate = (text: string, values: Partial<Record<TemplateField, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const field = TEMPLATE_FIELDS.find((each) => each === name)
    return (field && values[field]) || whole
  })
