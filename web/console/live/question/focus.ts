/** After a decision the work goes on at the next card of the list, or at the one before where it was the last. */
export const focusAfter = (card: HTMLElement | null): void => {
  if (!card) return
  const cards = [...(card.closest('[data-list]')?.querySelectorAll<HTMLElement>('[data-card]') ?? [])]
  const here = cards.indexOf(card)
  const next = cards.slice(here + 1).find(isOpen) ?? cards.slice(0, here).findLast(isOpen) ?? card
  next.focus()
  next.scrollIntoView({ block: 'nearest' })
}

const isOpen = (card: HTMLElement) => card.dataset.card === 'open'
