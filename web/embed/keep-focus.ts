const NEXT = 'input:checked, input, textarea, button:not(:disabled), a[href]'

/**
 * A press that takes its own button away must not take the focus with it. A click listener of the whole view. By keyboard the next
 * control of the same place gets it; by pointer the place itself, from which a screen reader goes on and no keys come up on a phone.
 */
export const keepFocus = (event: MouseEvent): void => {
  const view = event.currentTarget
  // As they were when it was pressed: the view may have been drawn anew already.
  const places = event.composedPath()
  const [pressed] = places
  if (!(view instanceof HTMLElement && pressed instanceof Element && pressed.closest('button, summary, a, input')))
    return
  setTimeout(() => {
    const root = view.getRootNode()
    if (!(root instanceof ShadowRoot) || root.activeElement) return
    for (const place of places) {
      if (!(place instanceof HTMLElement && place.isConnected)) continue
      const next = event.detail === 0 ? place.querySelector<HTMLElement>(NEXT) : place
      if (!next) continue
      if (next.tabIndex < 0) next.tabIndex = -1
      return next.focus({ preventScroll: true })
    }
  })
}
