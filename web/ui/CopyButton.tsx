import { useSignal } from '@preact/signals'
import { announce } from './announce.tsx'

interface CopyProps {
  text: string
  label: string
  done: string
}

export const CopyButton = ({ text, label, done }: CopyProps) => {
  const copied = useSignal(false)
  return (
    <button
      type="button"
      class="button small"
      onClick={async () => {
        await navigator.clipboard.writeText(text)
        copied.value = true
        announce(done)
      }}
    >
      {copied.value ? done : label}
    </button>
  )
}
