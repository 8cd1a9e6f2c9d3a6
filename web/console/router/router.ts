import { computed, signal } from '@preact/signals'
import { t } from '../language.ts'
import { type Place, pathOf, placeOf, type ScreenName, type ScreenParams } from './screens.ts'

const path = signal(location.pathname)

/** Where the reader is; null: no such page. */
export const place = computed<Place | null>(() => placeOf(path.value))

let unsaved: (() => boolean) | null = null

const mayLeave = (): boolean => !unsaved?.() || confirm(t().form.leave)

/** Asks before the reader leaves unsaved work: by a link, by the back button, by closing the page. */
export const guardLeaving = (isUnsaved: () => boolean): (() => void) => {
  unsaved = isUnsaved
  const onUnload = (event: BeforeUnloadEvent) => {
    if (isUnsaved()) event.preventDefault()
  }
  addEventListener('beforeunload', onUnload)
  return () => {
    if (unsaved === isUnsaved) unsaved = null
    removeEventListener('beforeunload', onUnload)
  }
}

export const goTo = (next: string, { replace = false } = {}): void => {
  if (next === path.peek() || !mayLeave()) return
  if (replace) history.replaceState(null, '', next)
  else history.pushState(null, '', next)
  path.value = location.pathname
  scrollTo(0, 0)
}

export const go = (screen: ScreenName, params: ScreenParams = {}): void => goTo(pathOf(screen, params))

addEventListener('popstate', () => {
  // The browser has already gone back when it tells; the form's address is put in front again.
  if (mayLeave()) path.value = location.pathname
  else history.pushState(null, '', path.peek())
})
