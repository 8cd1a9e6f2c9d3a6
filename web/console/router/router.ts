import { batch, computed, signal } from '@preact/signals'
import { t } from '../language.ts'
import { type Place, pathOf, placeOf, type ScreenName, type ScreenParams } from './screens.ts'

const path = signal(location.pathname)
const search = signal(location.search)

/** What a screen keeps in the address, such as a list's filters, so that a link and the way back show the same again. */
export const query = computed(() => new URLSearchParams(search.value))

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
  if (next === path.peek() + search.peek() || !mayLeave()) return
  if (replace) history.replaceState(null, '', next)
  else history.pushState(null, '', next)
  look()
  scrollTo(0, 0)
}

/** Another query at the same place: the reader stays where they are. */
export const setQuery = (next: URLSearchParams): void => {
  const text = next.size ? `?${next}` : ''
  if (text === search.peek()) return
  history.pushState(null, '', path.peek() + text)
  look()
}

const look = () =>
  batch(() => {
    path.value = location.pathname
    search.value = location.search
  })

export const go = (screen: ScreenName, params: ScreenParams = {}): void => goTo(pathOf(screen, params))

addEventListener('popstate', () => {
  // The browser has already gone back when it tells; the form's address is put in front again.
  if (mayLeave()) look()
  else history.pushState(null, '', path.peek() + search.peek())
})
