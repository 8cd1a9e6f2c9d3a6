import { CASE_LIMITS } from '#contract/case/limits.ts'
import type { BoxWords } from '../../../i18n/case.box.zh-CN.ts'
import type { Problem } from '../Parts.tsx'
import type { Scene } from '../scene.ts'
import type { Box } from './box.ts'
import { later, loadLater } from './load-later.ts'

export const Attachments = ({ box, s, problems }: { box: Box; s: Scene<BoxWords>; problems: readonly Problem[] }) => {
  const { t } = s
  const { attachments } = box.draft
  const add = async () => {
    await loadLater().catch(console.error)
    // Without what it takes there would be a field that nobody sees.
    if (!later || box.draft.attachments.length >= CASE_LIMITS.attachments) return
    box.put({ attachments: [...box.draft.attachments, { title: '', text: '' }] })
    s.focus(`box-title-${box.draft.attachments.length - 1}`)
  }
  return (
    <div class="field">
      <fieldset id="box-attach" tabIndex={-1}>
        <legend class="title-of">
          {t.box.attachments}
          <span class="meta must">{t.optional}</span>
        </legend>
        <p class="meta">{t.box.attachmentsHint(CASE_LIMITS.attachments)}</p>
        {/* What the live region says of them, where eyes are. */}
        <p class="meta">{s.said}</p>
        {attachments.map((_, index) => later && <later.Attachment key={`${index}`} {...{ box, s, problems, index }} />)}
        {attachments.length < CASE_LIMITS.attachments && (
          <button type="button" onClick={() => void add()}>
            {t.box.attachmentAdd}
          </button>
        )}
      </fieldset>
    </div>
  )
}
