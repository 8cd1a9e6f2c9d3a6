import { signal } from '@preact/signals'

/** Every shortcut of the live screen; the catalogue's `shortcuts.list` explains each. */
export const CARD_KEYS = ['p', 'e', 'd', 'm', 'a', 's', 'l'] as const
export const SCREEN_KEYS = ['n', 'u', '/', 't'] as const
export const MOVES = { j: 1, k: -1 } as const

const KEY = 'zhitong.console.shortcuts'

/** Single letters can be switched off (WCAG 2.1.4): speech input and some screen readers type them by themselves. */
export const lettersOn = signal(localStorage.getItem(KEY) !== 'off')

export const setLetters = (on: boolean): void => {
  lettersOn.value = on
  localStorage.setItem(KEY, on ? 'on' : 'off')
}
