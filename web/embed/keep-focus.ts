const NEXT = 'input:checked, input, textarea, button:not(:disabled), a[href]'

/**
 * A press that takes its own button away must not take the focus with it: what is nearest of the same place gets it. A
 * click listener of the whole view; only for presses by keyboard, since a pointer needs no focus to go on from.
 */
export const keepFocus = (event: MouseEvent): void => {
  const view = event.currentTarget
  if (event.detail !== 0 || !(view instanceof HTMLElement)) return
  // As they were when it was pressed: the view may have been drawn anew already.
  const places = event.composedPath()
  setTimeout(() => {
    const root = view.getRootNode()
    if (!(root instanceof ShadowRoot) || root.activeElement) return
    for (const place of places) {
      const next = place instanceof HTMLElement && place.isConnected && place.querySelector<HTMLElement>(NEXT)
      if (next) return next.focus({ preventScroll: true })
    }
  })
}
