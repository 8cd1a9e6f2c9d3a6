const NEXT = 'input:checked, input, textarea, button:not(:disabled), a[href]'

/**
 * A press that takes its own button away must not take the focus with it: what is nearest of the same place gets it. A
 * click handler of the view's root; only for presses by keyboard, since a pointer needs no focus to go on from.
 */
export const keepFocus = (event: MouseEvent): void => {
  if (event.detail !== 0 || !(event.target instanceof HTMLElement)) return
  const places: HTMLElement[] = []
  for (let place = event.target.parentElement; place; place = place.parentElement) places.push(place)
  // After the view was drawn anew.
  setTimeout(() => {
    const root = places.at(-1)?.getRootNode()
    if (!(root instanceof ShadowRoot) || root.activeElement) return
    for (const place of places) {
      const next = place.isConnected && place.querySelector<HTMLElement>(NEXT)
      if (next) return next.focus({ preventScroll: true })
    }
  })
}
