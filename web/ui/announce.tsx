import { signal } from '@preact/signals'

const said = signal('')

/** Says something politely to those who do not see the screen; the same words twice are said twice. */
export const announce = (text: string): void => {
  said.value = said.value === text ? `${text}\u00a0` : text
}

export const LiveRegion = () => (
  <div class="visually-hidden" role="status" aria-live="polite">
    {said.value}
  </div>
)
