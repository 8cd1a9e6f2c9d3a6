import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { LANGUAGES, type Language } from '#contract/basics.ts'
import { EXPORT_FORMATS } from '#contract/survey/export.ts'
import { announce } from '../../../ui/announce.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Field } from '../../../ui/Field.tsx'
import { language } from '../../language.ts'
import { newId } from '../../session/new-id.ts'
import { useSurvey } from '../room.ts'
import { useAddress } from './address.ts'
import { download, nameOf } from './charts/download.ts'
import { useJob, type Work } from './job.ts'
import { Progress } from './Progress.tsx'
import { words } from './words.ts'

const LANGUAGE_NAMES = { 'zh-CN': '中文', en: 'English' } satisfies Record<Language, string>

/** All responses as a file, made in the background. */
export const ExportForm = () => {
  const { survey, site } = useSurvey()
  const address = useAddress()
  const job = useJob(site.id)
  const of = useSignal<Language>(language.peek())
  const format = EXPORT_FORMATS.find((each) => each === address.get('format')) ?? 'csv'
  // Each export is a job of its own, and so an entry of its own in the audit trail, also where another has just made one.
  const run = () =>
    void job.start({ type: 'survey.export', activityId: survey.id, format, language: of.value }, newId())
  const { state } = job
  useEffect(() => {
    if (state.status !== 'done') return
    save(state, survey.details.title)
    announce(words().saved)
  }, [state])
  return (
    <form
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        run()
      }}
    >
      <Callout tone="warn">
        <p>{words().exportHint}</p>
      </Callout>
      <fieldset class="stack-s">
        <legend>{words().format}</legend>
        {EXPORT_FORMATS.map((each) => (
          <label class="check" key={each}>
            <input
              type="radio"
              name="format"
              checked={each === format}
              onChange={() => {
                job.forget()
                address.set({ format: each })
              }}
            />
            <span>{words().formats[each]}</span>
          </label>
        ))}
      </fieldset>
      <Field id="export-language" label={words().labelLanguage}>
        {(control) => (
          <select
            {...control}
            class="select narrow"
            value={of.value}
            onChange={(event) => {
              of.value = LANGUAGES.find((each) => each === event.currentTarget.value) ?? 'zh-CN'
              job.forget()
            }}
          >
            {LANGUAGES.map((each) => (
              <option key={each} value={each}>
                {LANGUAGE_NAMES[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p>
        <button type="submit" class="button primary">
          {words().exportRun}
        </button>
      </p>
      <Progress work={state} onStop={() => void job.stop()} onAgain={run} />
      {state.status === 'done' && (
        <p class="row" role="status">
          <span>{words().saved}</span>
          <button type="button" class="button small" onClick={() => save(state, survey.details.title)}>
            {words().saveAgain}
          </button>
        </p>
      )}
    </form>
  )
}

const save = ({ job, bytes }: Extract<Work, { status: 'done' }>, title: string): void => {
  const { name, mediaType } = job.result ?? { name: 'export', mediaType: 'application/octet-stream' }
  download(new Blob(bytes as BlobPart[], { type: mediaType }), `${nameOf(title)} ${name}`)
}
