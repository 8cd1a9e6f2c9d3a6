import type { Element, MatrixDropdown, MatrixDynamic } from '../../../contract/survey/definition.ts'
import type { Asked } from '../model/index.ts'

/** The columns of a table as the questions they are in every row, and what stands under each row. */
export const cellsOf = (table: MatrixDropdown | MatrixDynamic): (Element | Asked)[] => [
  ...(table.columns ?? []).map((column): Asked => {
    const own = column.cellType && column.cellType !== 'default' ? column.cellType : table.cellType
    const type = own && own !== 'default' ? own : 'dropdown'
    const choices = column.choices?.length ? column.choices : table.choices
    const { rows, cellType, ...asked } = column
    return { ...asked, type, ...(choices ? { choices } : {}) }
  }),
  ...((table.detailPanelMode ?? 'none') === 'none' ? [] : (table.detailElements ?? [])),
]

/** An item of a multiple text as the question it is. */
export const asText = (item: Omit<Asked, 'type'>): Asked => ({ ...item, type: 'text' })
