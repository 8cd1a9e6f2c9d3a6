import type { StaffCase } from '#contract/case/case.ts'
import { w } from '../words.ts'

export const AttachmentList = ({ attachments }: Pick<StaffCase, 'attachments'>) =>
  attachments.length === 0 ? null : (
    <div class="stack-s">
      {attachments.map(({ title, text }) => (
        <details key={title}>
          <summary>
            {w().case.attachments}: {title}
          </summary>
          <p class="pre-wrap">{text}</p>
        </details>
      ))}
    </div>
  )
