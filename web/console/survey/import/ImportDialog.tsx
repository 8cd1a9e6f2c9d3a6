import { useSignal } from '@preact/signals'
import type { Definition } from '#contract/survey/definition.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { t } from '../../language.ts'
import { words } from '../words.ts'
import { ImportPanel } from './ImportPanel.tsx'
import type { Read } from './read.ts'

interface ImportDialogProps {
  language: string
  /** What is there now is replaced; undo brings it back. */
  replaces?: boolean
  onDefinition: (definition: Definition) => void
  onClose: () => void
}

export const ImportDialog = ({ language, replaces = false, onDefinition, onClose }: ImportDialogProps) => {
  const read = useSignal<Read | null>(null)
  const w = words().import
  return (
    <Dialog title={w.button} close={{ label: t().close, run: onClose }} wide>
      <ImportPanel language={language} read={read.value} onRead={(next) => (read.value = next)} />
      {replaces && <p class="small muted">{w.replaces}</p>}
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>
          {t().cancel}
        </button>
        <button
          type="button"
          class="button primary"
          disabled={!read.value?.ok}
          onClick={() => read.value?.ok && onDefinition(read.value.definition)}
        >
          {w.take}
        </button>
      </div>
    </Dialog>
  )
}
