import { useEffect } from 'preact/hooks'
import { lettersOn, MOVES } from './shortcuts.ts'

/** Which keys a screen has: those of the card in hand, and those of the whole. */
export interface Keys {
  card: readonly string[]
  screen: readonly string[]
}

/**
 * Each shortcut presses a button that is on the screen and carries it in `aria-keyshortcuts`: what cannot be clicked cannot
 * be done by key either, and a screen reader announces both. Cards carry `data-card`, their lists `data-list`.
 */
export const useShortcuts = (keys: Keys, onHelp: () => void): void => {
  useEffect(() => {
    const stop = new AbortController()
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !lettersOn.peek()) return
        if (isTyping(event.target) || document.querySelector('dialog[open]')) return
        if (run(event.key, keys, onHelp)) event.preventDefault()
      },
      { signal: stop.signal },
    )
    return () => stop.abort()
  }, [])
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox], [type=radio]), textarea, select')

const run = (key: string, { card, screen }: Keys, onHelp: () => void): boolean => {
  if (key === '?') {
    onHelp()
    return true
  }
  if (key === 'j' || key === 'k') return move(MOVES[key])
  if (card.includes(key)) return press(currentCard(), key)
  if (screen.includes(key)) return press(document, key)
  return false
}

const currentCard = () => document.activeElement?.closest<HTMLElement>('[data-card]') ?? null

const press = (within: ParentNode | null, key: string): boolean => {
  const control = within?.querySelector<HTMLElement>(`[aria-keyshortcuts="${key}"]`)
  if (!control) return false
  if (control.matches('button, a, summary, input[type=checkbox]')) control.click()
  else control.focus()
  return true
}

const move = (step: number): boolean => {
  const card = currentCard()
  const list = card?.closest('[data-list]') ?? document.querySelector('[data-list]')
  const cards = [...(list?.querySelectorAll<HTMLElement>('[data-card]') ?? [])]
  const here = card ? cards.indexOf(card) : -1
  const next = cards[card ? here + step : 0]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  return next !== undefined
}
