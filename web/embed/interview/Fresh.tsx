interface FreshProps {
  /** False where nothing is new. */
  words: string | false
  /** At the lower edge of what is seen, for what comes at the end. */
  low?: boolean
  onShow: () => void
}

/** "12 new": floats over the list and takes no room in it, so that neither its coming nor its going moves anything (D12). */
export const Fresh = ({ words, low, onShow }: FreshProps) => (
  <div class={low ? 'fresh low' : 'fresh'}>
    {words && (
      <button type="button" class="primary" onClick={() => onShow()}>
        {words}
      </button>
    )}
  </div>
)
