import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { memoryStorage } from '../../../../live/storage.ts'
import { announce } from '../../../../ui/announce.tsx'
import { language } from '../../../language.ts'
import { useSurvey } from '../../room.ts'
import { enterFetch } from './enter-fetch.ts'
import { words } from './words.ts'

/** The citizen's own screens, filled in by staff from paper or on the telephone, into one batch. */
export const Enter = ({ batchId, onEntered }: { batchId: string; onEntered: () => void }) => {
  const room = useSurvey()
  const place = useRef<HTMLDivElement>(null)
  const round = useSignal(0)
  const given = useSignal(false)
  const entered = useRef(onEntered)
  entered.current = onEntered
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
      announce(words().saved)
      entered.current()
    })
    const root = host.attachShadow({ mode: 'open' })
    const draw = async () => {
      const { mount } = await import('../../../../embed/survey/mount.tsx')
      if (!current) return
      box.replaceChildren(host)
      const fetch = enterFetch(room, batchId)
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
  }, [batchId, round.value])
  const w = words()
  return (
    <div class="stack">
      <p>{w.enterHint}</p>
      {given.value && (
        <p>
          <button
            type="button"
            class="button primary"
            onClick={() => {
              round.value += 1
            }}
          >
            {w.next}
          </button>
        </p>
      )}
      <div class="card" ref={place} />
    </div>
  )
}
