import { useState } from 'preact/hooks'
import { useScene } from './scene.ts'

/** The button is gone: its place goes on with the link, ready to be copied. */
const select = (field: HTMLInputElement | null) => {
  field?.focus()
  field?.select()
}

/** Shares by the device's own means, else copies; where neither may, shows the link to copy by hand. */
export const Share = () => {
  const { t, view, page, say } = useScene()
  const [state, setState] = useState<'idle' | 'copied' | 'by-hand'>('idle')
  const share = async () => {
    try {
      if (navigator.share) return await navigator.share({ title: view.details.title, url: page })
    } catch (problem) {
      // Closed by the citizen; anything else falls through to copying.
      if (problem instanceof DOMException && problem.name === 'AbortError') return
    }
    try {
      await navigator.clipboard.writeText(page)
      setState('copied')
      say(t.copied)
    } catch {
      setState('by-hand')
    }
  }
  if (state === 'by-hand')
    return (
      <label>
        {t.copyThis} <input ref={select} readOnly value={page} />
      </label>
    )
  return (
    <button type="button" class="quiet" onClick={share} onBlur={() => setState('idle')}>
      {state === 'copied' ? t.copied : t.share}
    </button>
  )
}
