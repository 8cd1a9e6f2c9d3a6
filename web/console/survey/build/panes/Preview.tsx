import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Definition } from '#contract/survey/definition.ts'
import { languageOf } from '../../../../i18n/language.ts'
import { memoryStorage } from '../../../../live/storage.ts'
import { Check } from '../../../../ui/Check.tsx'
import { useSurvey } from '../../room.ts'
import { words } from '../../words.ts'
import { useBuilder } from '../builder.ts'
import { languageName } from '../language-name.ts'
import { previewFetch } from './preview-fetch.ts'

/** So long after the last change it is drawn anew (milliseconds): not at each letter. */
const REST_MS = 400

/** The survey as a citizen has it on a phone, with the very screens of the embed. */
export const Preview = () => {
  const room = useSurvey()
  const { definition, languages, sync } = useBuilder()
  const place = useRef<HTMLDivElement>(null)
  const lang = useSignal(languages[0] ?? 'zh-CN')
  const sending = useSignal(false)
  const again = useSignal(0)
  const failed = useSignal(false)
  const shown = useSettled(definition)
  const w = words().preview
  const language = languages.includes(lang.value) ? lang.value : (languages[0] ?? 'zh-CN')

  useEffect(() => {
    const box = place.current
    if (!box) return
    let current = true
    let unmount = () => {}
    const host = document.createElement('div')
    host.id = room.survey.id
    const root = host.attachShadow({ mode: 'open' })
    const draw = async () => {
      const { mount } = await import('../../../../embed/survey/mount.tsx')
      if (!current) return
      const fetch = previewFetch({
        room,
        definition: forLanguage(shown, language),
        // Asked when a response is sent: turning it on must not draw anew and lose what was answered.
        sends: () => sending.value,
        flush: sync.flush,
      })
      box.replaceChildren(host)
      // Of its own each time: what was tried before the last change is not resumed.
      const storage = memoryStorage()
      const given = { host, root, origin: location.origin, language: languageOf(language) ?? 'zh-CN', fetch, storage }
      const end = await mount(given, () => current)
      if (current) unmount = end
      else end()
    }
    draw().catch((error: unknown) => {
      console.warn(error)
      if (current) failed.value = true
    })
    return () => {
      current = false
      unmount()
      host.remove()
    }
  }, [shown, language, again.value])

  return (
    <div class="stack-s b-preview">
      <div class="row">
        <label class="row small">
          {w.language}
          <select class="select b-move" value={language} onChange={(event) => (lang.value = event.currentTarget.value)}>
            {languages.map((one) => (
              <option key={one} value={one}>
                {languageName(one)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" class="button small" onClick={() => (again.value += 1)}>
          {w.again}
        </button>
      </div>
      {room.may('response.try') && (
        <Check checked={sending.value} onChange={(on) => (sending.value = on)} hint={w.sendsHint}>
          {w.sends}
        </Check>
      )}
      {failed.value && <p class="muted">{w.failed}</p>}
      <div class="b-phone" ref={place} />
    </div>
  )
}

/** The language that is looked at comes first, as the embed takes the one nearest to the reader's. */
const forLanguage = (definition: Definition, language: string): Definition => ({
  ...definition,
  languages: [language, ...definition.languages.filter((one) => one !== language)],
})

/** A value once it has stayed the same for a moment. */
const useSettled = (definition: Definition): Definition => {
  const settled = useSignal(definition)
  useEffect(() => {
    const timer = setTimeout(() => (settled.value = definition), REST_MS)
    return () => clearTimeout(timer)
  }, [definition])
  return settled.value
}
