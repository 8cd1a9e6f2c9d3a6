import { useEffect } from 'preact/hooks'
import { t } from '../language.ts'

/** Names the page in the title bar and, on arrival, moves the focus to its heading so that a screen reader starts there. */
export const usePage = (title: string): void => {
  useEffect(() => {
    document.title = `${title} · ${t().product}`
  }, [title])
  useEffect(() => {
    const heading = document.querySelector<HTMLElement>('main h1')
    heading?.setAttribute('tabindex', '-1')
    heading?.focus({ preventScroll: true })
  }, [])
}
