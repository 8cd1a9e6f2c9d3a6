import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { memoryStorage } from '../../../live/storage.ts'
import { announce } from '../../../ui/announce.tsx'
import { Field } from '../../../ui/Field.tsx'
import { language } from '../../language.ts'
import { words } from '../results/words.ts'
import { useSurvey } from '../room.ts'
import { enterFetch } from './enter-fetch.ts'

const CHANNELS = ['paper', 'phone'] as const

/** The citizen's own screens, filled in by staff from paper or on the telephone. */
export const Enter = () => {
  const room = useSurvey()
  const place = useRef<HTMLDivElement>(null)
  const channel = useSignal<'paper' | 'phone'>('paper')
  const round = useSignal(0)
  const given = useSignal(false)
  useEffect(() => {
    const box = place.current
    if (!box) return
    let current = true
    let unmount = () => {}
    given.value = false
    const host = document.createElement('div')
    host.id = room.survey.id
    host.addEventListener('zhitong:responded', () => {
      given.value = true
      announce(words().responses.entered)
    })
    const root = host.attachShadow({ mode: 'open' })
    const draw = async () => {
      const { mount } = await import('../../../embed/survey/mount.tsx')
      if (!current) return
      box.replaceChildren(host)
      const fetch = enterFetch(room, channel.value)
      const options = {
        host,
        root,
        origin: location.origin,
        language: language.peek(),
        fetch,
        storage: memoryStorage(),
      }
      const end = await mount(options, () => current)
      if (current) unmount = end
      else end()
    }
    draw().catch(console.error)
    return () => {
      current = false
      unmount()
      host.remove()
    }
  }, [channel.value, round.value])
  const w = words().responses
  return (
    <div class="stack">
      <p>{w.enterHint}</p>
      <Field id="enter-channel" label={w.enterChannel}>
        {(control) => (
          <select
            {...control}
            class="select narrow"
            value={channel.value}
            onChange={(event) => {
              channel.value = event.currentTarget.value === 'phone' ? 'phone' : 'paper'
            }}
          >
            {CHANNELS.map((each) => (
              <option key={each} value={each}>
                {words().channel[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {given.value && (
        <p>
          <button
            type="button"
            class="button primary"
            onClick={() => {
              round.value += 1
            }}
          >
            {w.enterNext}
          </button>
        </p>
      )}
      <div class="card" ref={place} />
    </div>
  )
}
