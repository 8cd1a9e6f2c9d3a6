import { Check } from '../../../ui/Check.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { t } from '../../language.ts'
import { lettersOn, setLetters } from './shortcuts.ts'
import './shortcut-dialog.css'

interface ShortcutDialogProps {
  list: readonly { keys: readonly string[]; does: string }[]
  onClose: () => void
}

export const ShortcutDialog = ({ list, onClose }: ShortcutDialogProps) => (
  <Dialog title={t().shortcuts.title} close={{ label: t().close, run: onClose }} wide>
    <Check checked={lettersOn.value} onChange={setLetters}>
      {t().shortcuts.letters}
    </Check>
    <dl class="shortcuts">
      {list.map(({ keys, does }) => (
        <div key={keys.join()}>
          <dt>
            {keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  </Dialog>
)
