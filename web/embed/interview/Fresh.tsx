import { useRef } from 'preact/hooks'

interface FreshProps {
  /** False where nothing is new. */
  words: string | false
  /** At the lower edge of what is seen, for what comes at the end. */
  low?: boolean
  onShow: () => void
}

/** "12 new": floats over the list and takes no room in it, so that neither its coming nor its going moves anything (D12). */
export const Fresh = ({ words, low, onShow }: FreshProps) => {
  const place = useRef<HTMLDivElement>(null)
  const show = () => {
    const list = place.current?.parentElement
    const before = new Set(list?.querySelectorAll('article'))
    onShow()
    // The button is gone then: reading goes on at the first that is new.
    setTimeout(() => {
      const first = [...(list?.querySelectorAll('article') ?? [])].find((it) => !before.has(it))
      first?.setAttribute('tabindex', '-1')
      first?.focus({ preventScroll: true })
    })
  }
  return (
    <div class={low ? 'fresh low' : 'fresh'} ref={place}>
      {words && (
        <button type="button" class="primary" onClick={show}>
          {words}
        </button>
      )}
    </div>
  )
}
