import { useId, useState } from 'preact/hooks'
import { useScene } from './scene.ts'

interface ShareProps {
  anchor?: string
  title: string
  /** The id of the element that says what is shared. */
  about: string
}

/** The button is gone: its place goes on with the link, ready to be copied. */
const select = (field: HTMLInputElement | null) => {
  field?.focus()
  field?.select()
}

/** Shares by the device's own means, else copies; where neither may, shows the link to copy by hand. */
export const ShareButton = ({ anchor, title, about }: ShareProps) => {
  const id = useId()
  const { t, link, say } = useScene()
  const [state, setState] = useState<'idle' | 'copied' | 'by-hand'>('idle')
  const url = link(anchor)
  const share = async () => {
    try {
      if (navigator.share) return await navigator.share({ title, url })
    } catch (problem) {
      // Closed by the citizen; anything else falls through to copying.
      if (problem instanceof DOMException && problem.name === 'AbortError') return
    }
    try {
      await navigator.clipboard.writeText(url)
      setState('copied')
      say(t.copied)
    } catch {
      setState('by-hand')
    }
  }
  if (state === 'by-hand')
    return (
      <label class="by-hand">
        {t.copyThis} <input ref={select} readOnly value={url} />
      </label>
    )
  return (
    <button
      type="button"
      id={id}
      class="quiet"
      aria-labelledby={`${id} ${about}`}
      onClick={share}
      onBlur={() => setState('idle')}
    >
      {state === 'copied' ? t.copied : t.share}
    </button>
  )
}
