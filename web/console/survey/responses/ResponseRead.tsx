import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Refusal } from '#contract/refusal.ts'
import type { Definition } from '#contract/survey/definition.ts'
import type { StaffResponse } from '#contract/survey/response.ts'
import { FACTS, layoutOf } from '#domain/survey/export/layout.ts'
import { keyOf } from '#domain/survey/model/node.ts'
import { questionsOf } from '#domain/survey/questions.ts'
import { answersAt } from '#domain/survey/results/written.ts'
import { countingOf } from '#domain/survey/types/counted.ts'
import { announce } from '../../../ui/announce.tsx'
import { Badge } from '../../../ui/Badge.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { language, t } from '../../language.ts'
import { call } from '../../session/call.ts'
import { Loads } from '../../session/Loads.tsx'
import { useLoad } from '../../session/use-load.ts'
import { useAddress } from '../results/address.ts'
import { durationText } from '../results/duration.ts'
import { readingsFrom } from '../results/use-results.ts'
import { words } from '../results/words.ts'
import { useSurvey } from '../room.ts'
import { signalsOf } from './signals.ts'

interface ReadProps {
  id: string
  trials: boolean
  definitions: ReadonlyMap<number, Definition>
}

/** One response, question by question, in the reader's language. */
export const ResponseRead = ({ id, trials, definitions }: ReadProps) => {
  const { survey } = useSurvey()
  const address = useAddress()
  const query = trials ? { trials: 'yes' as const } : {}
  const loading = useLoad(id, () => call('response.read', { params: { activityId: survey.id, responseId: id }, query }))
  const back = () => address.set({ id: null })
  const gone = loading.result.status === 'refused' && loading.result.refusal.code === 'not-found'
  return (
    <section class="card stack" aria-labelledby="response-title">
      <div class="row">
        <h2 id="response-title">{words().responses.title}</h2>
        <button type="button" class="button small" onClick={back}>
          {words().responses.back}
        </button>
      </div>
      {gone ? (
        <Callout tone="warn">
          <p>{words().responses.gone}</p>
        </Callout>
      ) : (
        <Loads of={loading}>
          {(response) => (
            <>
              <About response={response} />
              <Answers response={response} definitions={definitions} />
              {!trials && <Erase id={id} onErased={back} />}
            </>
          )}
        </Loads>
      )}
    </section>
  )
}

const About = ({ response }: { response: StaffResponse }) => {
  const { format } = useSurvey()
  const w = words().responses
  return (
    <p class="row">
      <span>{format.dateTime(response.receivedAt)}</span>
      <span>{words().channel[response.channel]}</span>
      {response.enteredBy && <span>{w.enteredBy(response.enteredBy.name)}</span>}
      {response.batch && <bdi>{response.batch.reference}</bdi>}
      <span>{durationText(Math.round(response.signals.tookMs / 1000), format.number)}</span>
      <span>{w.changes(format.number(response.signals.changes))}</span>
      {signalsOf(response).map((signal) => (
        <Badge key={signal} tone="warn">
          {signal}
        </Badge>
      ))}
    </p>
  )
}

/** What one response answers, question by question. */
export const Answers = ({
  response,
  definitions,
}: {
  response: StaffResponse
  definitions: ReadonlyMap<number, Definition>
}) => {
  // A trial is of the draft, which is read by what is asked now.
  const version = response.version || Math.max(0, ...definitions.keys())
  const definition = definitions.get(version)
  const names = useRegions(response, definition)
  if (!definition) return <pre class="written">{JSON.stringify(response.answers, null, 2)}</pre>
  const regionName = (code: string) => names.get(code) ?? code
  const layout = layoutOf(new Map([[version, definition]]), { language: language.value, zone: 'UTC' }, regionName)
  const row = layout.rowOf({ ...response, version })
  const ownWord = ownWordsOf(definition)
  const cells = layout.columns.flatMap(({ kind, title, key, labels }, at) => {
    // A code is read by its label; several choices by the labels of those chosen.
    if (kind === 'code' || kind === 'flag') return []
    const cell = row[FACTS.length + at] ?? ''
    const codes = cell === '' ? [] : kind === 'list' ? String(cell).split(';') : [String(cell)]
    const labelOf = (code: string) => (kind === 'list' ? labels.find(([value]) => String(value) === code)?.[1] : code)
    const said = codes.map((code) => ownWord(key, code) ?? labelOf(code) ?? code).join('；')
    // What could have been written beside an option is told where it was.
    return said === '' && key.endsWith('-Comment') ? [] : [{ key, title, said }]
  })
  return (
    <dl class="answers">
      {cells.map(({ key, title, said }) => (
        <div key={key}>
          <dt>{title}</dt>
          <dd class={said === '' ? 'muted' : 'written'}>{said === '' ? words().responses.unanswered : said}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What is answered in words of the platform's own: yes and no, "other", "none" and the like, by the column and its code. */
const ownWordsOf = (definition: Definition) => {
  const options = new Map(readingsFrom([definition]).map((reading) => [reading.id, reading.options]))
  const yes = new Map(
    [...questionsOf(definition)]
      .filter(({ element }) => ['yes-no', 'agreed'].includes(countingOf(element)))
      .map(({ element: { id, valueTrue = true } }) => [id, `${valueTrue}`]),
  )
  return (key: string, code: string): string | undefined => {
    const id = key.replace(/~label$/, '')
    const own = yes.has(id) ? `${code === yes.get(id)}` : code
    return options.get(id)?.find((one) => one.id === `~${own}`)?.label
  }
}

/** The regions that were answered, with those they lie in, by name; their lists come only where there are any. */
const useRegions = ({ answers }: StaffResponse, definition: Definition | undefined): ReadonlyMap<string, string> => {
  const names = useSignal<ReadonlyMap<string, string>>(new Map())
  useEffect(() => {
    const asked = definition
      ? [...questionsOf(definition)].filter(({ element }) => countingOf(element) === 'codes')
      : []
    const codes = asked
      .flatMap(({ element, path }) => answersAt(answers, { path, key: keyOf(element) }))
      .flatMap(({ answer }) => (typeof answer === 'string' ? [answer] : []))
    if (codes.length === 0) return
    void import('../../../embed/survey/heavy/regions.ts').then(async ({ pathTo }) => {
      const paths = await Promise.all(codes.map((code) => pathTo(code).catch(() => [])))
      const nameOf = (code: string, at: number) => paths[at]?.map(([, name]) => name).join(' ') || code
      names.value = new Map(codes.map((code, at) => [code, nameOf(code, at)]))
    })
  }, [answers, definition])
  return names.value
}

const Erase = ({ id, onErased }: { id: string; onErased: () => void }) => {
  const { survey, may } = useSurvey()
  const asking = useSignal(false)
  const busy = useSignal(false)
  const refusal = useSignal<Refusal | null>(null)
  const w = words().responses
  if (!may('response.erase')) return null
  const erase = async () => {
    busy.value = true
    const answer = await call('response.erase', { params: { activityId: survey.id, responseId: id } })
    busy.value = false
    refusal.value = answer.ok ? null : (answer.refusal ?? { code: 'unavailable' })
    if (!answer.ok) return
    announce(w.erased)
    onErased()
  }
  return (
    <>
      <p>
        <button
          type="button"
          class="button danger"
          onClick={() => {
            asking.value = true
          }}
        >
          {w.erase}
        </button>
      </p>
      {asking.value && (
        <Dialog
          title={w.erase}
          close={{
            label: t().cancel,
            run: () => {
              asking.value = false
            },
          }}
        >
          <p>{w.eraseSure}</p>
          <RefusalNote refusal={refusal.value} />
          <p>
            <button type="button" class="button danger" disabled={busy.value} onClick={erase}>
              {w.eraseYes}
            </button>
          </p>
        </Dialog>
      )}
    </>
  )
}
