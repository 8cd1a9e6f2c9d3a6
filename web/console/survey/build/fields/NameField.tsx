import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { TextField } from '../../../../ui/TextField.tsx'
import { words } from '../../words.ts'
import { useBuilder } from '../builder.ts'

/** What expressions and results call it; taken over as a whole, for everything that names it is changed with it. */
export const NameField = ({ id, value, onName }: { id: string; value: string; onName: (name: string) => void }) => {
  const { readOnly } = useBuilder()
  const typed = useSignal(value)
  useEffect(() => {
    typed.value = value
  }, [value])
  const name = typed.value.trim()
  const wrong = name === '' || name.length > 500 || /[{}[\]]/.test(name)
  return (
    <div
      onFocusOut={() => {
        if (!wrong && name !== value) onName(name)
      }}
    >
      <TextField
        id={id}
        label={words().build.name}
        hint={words().build.nameHint}
        value={typed.value}
        disabled={readOnly}
        error={wrong ? words().build.badName : undefined}
        onValue={(text) => (typed.value = text)}
      />
    </div>
  )
}
