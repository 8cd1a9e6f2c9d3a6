import { Dialog } from '../../../../ui/Dialog.tsx'
import { t } from '../../../language.ts'
import { words } from '../../words.ts'
import { KINDS, type Kind, type KindGroup } from '../kinds.ts'

/** Every kind of question, by groups, with its plain name and what it is for. */
export const AddDialog = ({ onKind, onClose }: { onKind: (kind: Kind) => void; onClose: () => void }) => {
  const w = words()
  const groups = Object.keys(KINDS) as KindGroup[]
  return (
    <Dialog title={w.build.addTitle} close={{ label: t().close, run: onClose }} wide>
      {groups.map((group) => (
        <section key={group} class="stack-s" aria-labelledby={`b-kinds-${group}`}>
          <h3 id={`b-kinds-${group}`}>{w.kindGroups[group]}</h3>
          <ul class="plain-list b-kinds">
            {(Object.keys(KINDS[group]) as Kind[]).map((kind) => (
              <li key={kind}>
                <button type="button" class="b-kind" onClick={() => onKind(kind)}>
                  <strong>{w.kinds[kind].name}</strong>
                  <span class="small muted">{w.kinds[kind].about}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  )
}
