import type { Plain } from '#domain/survey/expression/index.ts'
import { announce } from '../../../../ui/announce.tsx'
import { words } from '../../words.ts'
import { convert, duplicate, shift, takeAway } from '../acts.ts'
import { useBuilder } from '../builder.ts'
import { rename } from '../core/names.ts'
import { type Found, holds, type Item, isHolder, isPage, itemsOf, move, moveTo, update } from '../core/tree.ts'
import { FieldList } from '../fields/FieldList.tsx'
import { entriesOf, fieldsOf, keptFields } from '../fields/fields.ts'
import { NameField } from '../fields/NameField.tsx'
import { PickField } from '../fields/Plain.tsx'
import { withSetting } from '../fields/with-setting.ts'
import { alikeTypes, kindOf } from '../kinds.ts'
import { FindingList } from './Findings.tsx'

/** Everything about one page or element. */
export const ElementEditor = ({ found }: { found: Found }) => {
  const { definition, edit, findings, titleOf, readOnly } = useBuilder()
  const { item } = found
  const w = words().build
  const node: Plain = { ...item }
  const entries = entriesOf(node, isPage(item) ? 'page' : 'element')
  const title = titleOf(item)
  const set = (name: string, value: unknown, same?: string) =>
    edit(
      { what: w.edited(title), at: item.id, ...(same ? { same } : {}) },
      update(definition, item.id, (one) => withSetting({ ...one }, name, value) as unknown as Item),
    )
  const part = (group: Parameters<typeof fieldsOf>[0]) => {
    const fields = fieldsOf(group, node, entries)
    return fields.length === 0 ? null : <FieldList id={item.id} node={node} fields={fields} set={set} />
  }
  const own = findings.filter(({ at }) => at === item.id)
  const kept = keptFields(node, entries)
  return (
    <div class="stack b-editor">
      <header class="stack-s">
        <p class="small muted">{isPage(item) ? w.page : words().kinds[kindOf(item)].name}</p>
        <h2 id="b-editor-title">{title}</h2>
        {!readOnly && <Actions found={found} />}
      </header>
      {own.length > 0 && <FindingList findings={own} />}
      {part('text')}
      <TypeSwitch item={item} />
      {part('answers')}
      {part('rules')}
      <section class="stack" aria-label={w.conditions}>
        <h3>{w.conditions}</h3>
        {part('when')}
      </section>
      <details class="b-more">
        <summary>{w.more}</summary>
        <div class="stack">
          <NameField
            id={`${item.id}.name`}
            value={item.name}
            onName={(name) => edit({ what: w.renamed(title), at: item.id }, rename(definition, item.id, name))}
          />
          {part('more')}
          {kept.length > 0 && (
            <section class="stack-s" aria-label={w.kept}>
              <h3>{w.kept}</h3>
              <ul>
                {kept.map((name) => (
                  <li key={name}>
                    <code>
                      {name}: {JSON.stringify(node[name])}
                    </code>{' '}
                    {!readOnly && (
                      <button type="button" class="button small" onClick={() => set(name, undefined)}>
                        {w.removeOf(name)}
                      </button>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </details>
    </div>
  )
}

const TypeSwitch = ({ item }: { item: Item }) => {
  const builder = useBuilder()
  const w = words().build
  if (isPage(item)) return null
  const group = alikeTypes(item.type)
  if (group.length === 0) return null
  const names = words().types
  return (
    <PickField
      id={`${item.id}.type`}
      label={w.type}
      hint={w.typeHint}
      value={item.type}
      none=""
      options={group.map((type) => ({ value: type, label: names[type] }))}
      onValue={(type) => {
        if (type && type !== item.type) convert(builder, item, type)
      }}
    />
  )
}

const Actions = ({ found }: { found: Found }) => {
  const builder = useBuilder()
  const { definition, edit, titleOf } = builder
  const { item, holder } = found
  const w = words().build
  const title = titleOf(item)
  const places = [...itemsOf(definition)].filter((one) => isHolder(one.item) && !holds(item, one.item.id))
  const still = (by: 1 | -1) => move(definition, item.id, by) === definition
  return (
    <div class="row b-actions">
      <button type="button" class="button small" disabled={still(-1)} onClick={() => shift(builder, item, -1)}>
        ↑ {w.up}
      </button>
      <button type="button" class="button small" disabled={still(1)} onClick={() => shift(builder, item, 1)}>
        ↓ {w.down}
      </button>
      <button type="button" class="button small" onClick={() => duplicate(builder, found)}>
        {w.copy}
      </button>
      <button type="button" class="button small danger" onClick={() => takeAway(builder, item)}>
        {w.delete}
      </button>
      {!isPage(item) && (
        <label class="row small">
          {w.moveTo}
          <select
            class="select b-move"
            value={holder}
            onChange={(event) => {
              const to = event.currentTarget.value
              edit({ what: w.moved(title), at: item.id }, moveTo(definition, item.id, to))
              announce(w.moved(title))
            }}
          >
            {places.map((place) => (
              <option key={place.item.id} value={place.item.id}>
                {'  '.repeat(place.depth)}
                {titleOf(place.item)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  )
}
