import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { SiteView } from '#contract/site/site.ts'
import type { Definition } from '#contract/survey/definition.ts'
import { lazy } from '../../router/lazy.tsx'
import { call } from '../../session/call.ts'
import { Loads } from '../../session/Loads.tsx'
import { useLoad } from '../../session/use-load.ts'
import type { Read } from '../import/read.ts'
import { TEMPLATES, type TemplateName, templateDefinition, withFreshIds } from '../templates/index.ts'
import { words } from '../words.ts'
import '../build/build.css'

/** With all that reads foreign formats, which few begin with. */
const ImportPanel = lazy(async () => (await import('../import/ImportPanel.tsx')).ImportPanel)

type Way = 'blank' | 'template' | 'copy' | 'import'
const WAYS: readonly Way[] = ['blank', 'template', 'copy', 'import']

interface StartProps {
  site: SiteView
  blank: Definition
  /** Null: it is still to be chosen. */
  onStart: (definition: Definition | null) => void
}

/** What a new survey begins with: nothing, a template, another survey, or a file. */
export const Start = ({ site, blank, onStart }: StartProps) => {
  const way = useSignal<Way>('blank')
  const read = useSignal<Read | null>(null)
  const w = words().new
  const choose = (next: Way) => {
    way.value = next
    read.value = null
    onStart(next === 'blank' ? blank : null)
  }
  return (
    <fieldset class="card stack">
      <legend>{w.start}</legend>
      <div class="stack-s">
        {WAYS.map((one) => (
          <label key={one} class="check">
            <input type="radio" name="start" checked={way.value === one} onChange={() => choose(one)} />
            <span>
              {w.ways[one]} <span class="muted small">{w.wayHints[one]}</span>
            </span>
          </label>
        ))}
      </div>
      {way.value === 'template' && <Templates site={site} onStart={onStart} />}
      {way.value === 'copy' && <Copy site={site} onStart={onStart} />}
      {way.value === 'import' && (
        <ImportPanel
          language={site.inForce.languages[0] ?? 'zh-CN'}
          read={read.value}
          onRead={(next) => {
            read.value = next
            onStart(next?.ok ? next.definition : null)
          }}
        />
      )}
    </fieldset>
  )
}

const Templates = ({ site, onStart }: Omit<StartProps, 'blank'>) => {
  const chosen = useSignal<TemplateName | null>(null)
  const w = words().new
  return (
    <ul class="plain-list stack-s start-ways">
      {TEMPLATES.map((name) => (
        <li key={name}>
          <label class="check">
            <input
              type="radio"
              name="template"
              checked={chosen.value === name}
              onChange={async () => {
                chosen.value = name
                const definition = await templateDefinition(name, site.inForce.languages)
                if (chosen.peek() === name) onStart(definition)
              }}
            />
            <span>
              {w.templates[name].name} <span class="muted small">{w.templates[name].about}</span>
            </span>
          </label>
        </li>
      ))}
    </ul>
  )
}

/** The surveys of this site, as far back as one page of its list goes. */
const Copy = ({ site, onStart }: Omit<StartProps, 'blank'>) => {
  const list = useLoad(`surveys ${site.id}`, () => call('activity.list', { params: { siteId: site.id } }))
  const chosen = useSignal('')
  const w = words().new
  useEffect(() => {
    const id = chosen.value
    if (!id) return
    let current = true
    void call('survey.backstage', { params: { activityId: id } }).then((answer) => {
      if (current && answer.ok) onStart(answer.value.draft && withFreshIds(answer.value.draft))
    })
    return () => {
      current = false
    }
  }, [chosen.value])
  return (
    <Loads of={list}>
      {({ entries }) => {
        const surveys = entries.filter(({ kind }) => kind === 'survey')
        if (surveys.length === 0) return <p class="muted">{w.noSurveys}</p>
        return (
          <div class="field">
            <label for="copy-of">{w.copyOf}</label>
            <select
              id="copy-of"
              class="select"
              value={chosen.value}
              onChange={(event) => {
                onStart(null)
                chosen.value = event.currentTarget.value
              }}
            >
              <option value="">{words().conditions.choose}</option>
              {surveys.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </div>
        )
      }}
    </Loads>
  )
}
