import type { FirstWords } from '../../i18n/survey.first.zh-CN.ts'

export const Skeleton = ({ t }: { t: FirstWords }) => (
  <div class="skeleton" role="status" aria-label={t.loading}>
    <i />
    <i />
    <i />
  </div>
)
