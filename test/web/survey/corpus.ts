// As test/domain/survey/corpus.ts has them, without what only Node has: what is here is checked as a page's code is.
const found = import.meta.glob<{ file: string; json: Record<string, unknown> }[]>(
  '../../../../shared/data/surveyjs/definitions.json',
  { eager: true, import: 'default' },
)
export const definitions = Object.values(found).flat()

/** Say this in the name of a test that is skipped without the data. */
export const CORPUS =
  definitions.length > 0
    ? { present: true, note: '' }
    : { present: false, note: ' (skipped: ../shared/data/surveyjs is absent)' }
