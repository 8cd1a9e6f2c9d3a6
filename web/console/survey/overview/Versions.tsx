import { useSignal } from '@preact/signals'
import { exportSurveyJS } from '#domain/survey/export/surveyjs.ts'
import { difference } from '#domain/survey/life/difference.ts'
import { call } from '../../session/call.ts'
import { Loads } from '../../session/Loads.tsx'
import { useLoad } from '../../session/use-load.ts'
import { itemsOf } from '../build/core/tree.ts'
import { titleIn } from '../build/titles.ts'
import { download } from '../download.ts'
import { useSurvey } from '../room.ts'
import { words } from '../words.ts'
import { DifferenceList } from './Difference.tsx'

/** Every version that was asked, the newest first; each keeps its responses. */
export const Versions = () => {
  const { survey } = useSurvey()
  const open = useSignal<number | null>(null)
  const last = survey.asked.version
  const w = words().versions
  return (
    <section class="card stack" aria-labelledby="versions-title">
      <h2 id="versions-title">{w.title}</h2>
      <p class="small muted">{w.explanation}</p>
      <ol class="plain-list stack-s">
        {Array.from({ length: last }, (_, at) => last - at).map((version) => (
          <li key={version}>
            <details
              open={open.value === version}
              onToggle={(event) => {
                if (event.currentTarget.open) open.value = version
                else if (open.peek() === version) open.value = null
              }}
            >
              <summary>
                {w.version(version)} {version === last && <span class="muted">{w.running}</span>}
              </summary>
              {open.value === version && <Version version={version} />}
            </details>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What a version asks, and what it changed. */
const Version = ({ version }: { version: number }) => {
  const { survey } = useSurvey()
  const w = words().versions
  const read = (number: number) => call('survey.version', { params: { activityId: survey.id, version: number } })
  const loading = useLoad(`version ${survey.id} ${version}`, async () => {
    const [now, before] = await Promise.all([read(version), version > 1 ? read(version - 1) : null])
    if (!now.ok) return now
    if (before && !before.ok) return before
    return { ok: true, value: { now: now.value.definition, before: before?.value.definition ?? null } }
  })
  return (
    <Loads of={loading}>
      {({ now, before }) => (
        <div class="stack-s">
          <ol class="small version-questions">
            {[...itemsOf(now)]
              .filter(({ item }) => 'type' in item)
              .map(({ item }) => (
                <li key={item.id}>{titleIn(now, item)}</li>
              ))}
          </ol>
          {before && (
            <>
              <h3>{w.changed(version - 1)}</h3>
              <DifferenceList difference={difference(before, now)} before={before} after={now} />
            </>
          )}
          <p>
            <button
              type="button"
              class="button small"
              onClick={() =>
                download(
                  `${survey.details.title} v${version}.json`,
                  'application/json',
                  JSON.stringify(exportSurveyJS(now), null, 2),
                )
              }
            >
              {words().build.exportSurveyJS}
            </button>
          </p>
        </div>
      )}
    </Loads>
  )
}
