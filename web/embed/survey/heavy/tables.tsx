import type { Node } from '#domain/survey/model/node.ts'
import { addParts } from '#domain/survey/model/parts.ts'
import { duplicates, ofMatrix } from '#domain/survey/model/validate-parts.ts'
import { tables } from '../../../i18n/survey.tables.ts'
import { Elements } from '../Elements.tsx'
import { Field } from '../Field.tsx'
import { setParts } from '../late/parts.ts'
import { setPartRules } from '../late/validate-parts.ts'
import { choiceText } from '../options.ts'
import { elementOf, type FieldProps, type Parts, type Scene } from '../scene.ts'
import { addEntry, removeEntry } from './entries.ts'
import { Grid } from './Grid.tsx'

setParts(addParts)
setPartRules({ duplicates, ofMatrix })

/** Several short answers under one question. */
const ManyTexts = ({ s, node }: FieldProps) => (
  <Field s={s} node={node} group>
    <Elements s={s} nodes={node.children} level={s.heading + 1} />
  </Field>
)

interface EntriesProps extends FieldProps {
  /** What an entry is called, in words. */
  name: (part: Node, at: number) => string
  least: number
  most: number
  mayAdd: boolean
  mayRemove: boolean
  add: string
  remove: string
  none: string
}

/** Entries one under the other, each with its own questions: a group that repeats, or the rows of a table. */
const Entries = ({ s, node, name, least, most, mayAdd, mayRemove, ...say }: EntriesProps) => {
  const id = s.id(node.path)
  const { children } = node
  const remove = (at: number) => {
    removeEntry(s.filling, node, at)
    // The button that was pressed is gone with its entry.
    s.focus(`${id}-${Math.max(0, at - 1)}`)
  }
  const add = () => {
    addEntry(s.filling, node)
    s.focus(`${id}-${children.length}`)
  }
  return (
    <Field s={s} node={node} group>
      {!children.length && <p class="note">{say.none}</p>}
      {children.map(
        (part, at) =>
          part.shown && (
            <fieldset key={part.path} class="entry" id={`${id}-${at}`} tabIndex={-1}>
              <legend>{name(part, at)}</legend>
              <Elements s={s} nodes={part.children} level={s.heading + 1} />
              {mayRemove && children.length > least && (
                <button type="button" class="quiet" onClick={() => remove(at)}>
                  {say.remove}
                  <span class="hidden"> {name(part, at)}</span>
                </button>
              )}
            </fieldset>
          ),
      )}
      {mayAdd && children.length < most && (
        <button type="button" id={children.length ? undefined : id} onClick={add}>
          {say.add}
        </button>
      )}
    </Field>
  )
}

const Group = ({ s, node }: FieldProps) => {
  const element = elementOf<'paneldynamic'>(node)
  const { words } = s
  const t = tables[s.language]
  return (
    <Entries
      s={s}
      node={node}
      name={(part, at) => words(element.templateTitle, part) || t.entry(`${at + 1}`)}
      least={element.minPanelCount ?? 0}
      most={element.maxPanelCount ?? 100}
      mayAdd={element.allowAddPanel !== false && !node.readOnly}
      mayRemove={element.allowRemovePanel !== false && !node.readOnly}
      add={words(element.addPanelText, node) || t.add}
      remove={words(element.removePanelText, node) || t.remove}
      none={words(element.noEntriesText, node) || t.none}
    />
  )
}

const DynamicRows = ({ s, node }: FieldProps) => {
  const element = elementOf<'matrixdynamic'>(node)
  const { words } = s
  const t = tables[s.language]
  return (
    <Entries
      s={s}
      node={node}
      name={(_, at) => t.row(`${at + 1}`)}
      least={element.minRowCount ?? 0}
      most={element.maxRowCount ?? 100}
      mayAdd={element.allowAddRows !== false && !node.readOnly}
      mayRemove={element.allowRemoveRows !== false && !node.readOnly}
      add={words(element.addRowText, node) || t.add}
      remove={words(element.removeRowText, node) || t.remove}
      none={words(element.noRowsText, node) || t.none}
    />
  )
}

const rowName = (s: Scene, node: Node, part: Node): string => {
  const row = elementOf<'matrixdropdown'>(node).rows?.find(({ value }) => `${value}` === part.key)
  return row ? choiceText(s, row, node) : part.key
}

/** Rows that are given: each a group of its own questions, which reads on a phone as it does aloud. */
const NamedRows = ({ s, node }: FieldProps) => (
  <Field s={s} node={node} group>
    {node.children.map(
      (part, at) =>
        part.shown && (
          <fieldset key={part.path} class="entry" id={at ? undefined : s.id(node.path)} tabIndex={-1}>
            <legend lang={s.lang}>{rowName(s, node, part)}</legend>
            <Elements s={s} nodes={part.children} level={s.heading + 1} />
          </fieldset>
        ),
    )}
  </Field>
)

/** Types that hold questions in questions, or ask one thing row by row. */
export const PARTS = {
  matrix: Grid,
  multipletext: ManyTexts,
  paneldynamic: Group,
  matrixdynamic: DynamicRows,
  matrixdropdown: NamedRows,
} satisfies Parts

export { default as style } from './tables.css?inline'
