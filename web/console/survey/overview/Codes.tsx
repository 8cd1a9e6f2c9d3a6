import { useSignal } from '@preact/signals'
import type { Refusal } from '#contract/refusal.ts'
import { SURVEY_LIMITS } from '#contract/survey/limits.ts'
import { announce } from '../../../ui/announce.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { RefusalNote } from '../../command/RefusalNote.tsx'
import { call } from '../../session/call.ts'
import { newId } from '../../session/new-id.ts'
import { download } from '../download.ts'
import { useSurvey } from '../room.ts'
import { words } from '../words.ts'
import { newCode } from './code.ts'

const MOST = 20_000

/** Invitation codes: made here, given to people, and kept by the platform as hashes only. */
export const Codes = () => {
  const { survey, may, format } = useSurvey()
  const wanted = useSignal('100')
  const done = useSignal(0)
  const busy = useSignal(false)
  const refusal = useSignal<Refusal | null>(null)
  const w = words().codes
  if (!may('code.add')) return null
  const count = Number(wanted.value)
  const fine = Number.isInteger(count) && count >= 1 && count <= MOST
  const make = async () => {
    busy.value = true
    refusal.value = null
    done.value = 0
    const codes = Array.from({ length: count }, newCode)
    for (let from = 0; from < codes.length && refusal.peek() === null; from += SURVEY_LIMITS.codes) {
      const body = { commandId: newId(), codes: codes.slice(from, from + SURVEY_LIMITS.codes) }
      const answer = await call('code.add', { params: { activityId: survey.id }, body })
      if (answer.ok) done.value += body.codes.length
      else refusal.value = answer.refusal ?? { code: 'unavailable' }
    }
    // Also those that got through before a failure: nobody could ever read them again.
    if (done.peek() > 0) {
      const link = `${location.origin}/p/${survey.id}`
      const lines = codes.slice(0, done.peek()).map((code) => `${code},${link}`)
      download(
        `${survey.details.title} ${w.fileName}.csv`,
        'text/csv',
        `\uFEFF${w.columns}\r\n${lines.join('\r\n')}\r\n`,
      )
      announce(w.made(format.number(done.peek())))
    }
    busy.value = false
  }
  return (
    <section class="card stack" aria-labelledby="codes-title">
      <h2 id="codes-title">{w.title}</h2>
      <p class="small muted">{w.explanation}</p>
      <TextField
        id="codes-count"
        label={w.count}
        value={wanted.value}
        onValue={(value) => (wanted.value = value)}
        error={fine ? undefined : w.wrong(format.number(MOST))}
      />
      <p>
        <button type="button" class="button" disabled={!fine || busy.value} onClick={() => void make()}>
          {busy.value ? w.making(format.number(done.value)) : w.make}
        </button>
      </p>
      {done.value > 0 && !busy.value && <p role="status">{w.made(format.number(done.value))}</p>}
      <RefusalNote refusal={refusal.value} />
    </section>
  )
}
