import type { Finding } from '#domain/survey/life/check/index.ts'
import { Badge } from '../../../../ui/Badge.tsx'
import { Empty } from '../../../../ui/Empty.tsx'
import { Link } from '../../../router/Link.tsx'
import { useSurvey } from '../../room.ts'
import { words } from '../../words.ts'
import { useBuilder } from '../builder.ts'
import { find } from '../core/tree.ts'
import { languageName } from '../language-name.ts'

/** Everything to look at before the survey is asked, each a way to its question. */
export const Findings = () => {
  const { findings } = useBuilder()
  const w = words().checks
  if (findings.length === 0)
    return (
      <Empty title={w.none}>
        <p>{w.noneHint}</p>
      </Empty>
    )
  return (
    <div class="stack-s">
      <p class="small muted">{w.explanation}</p>
      <FindingList findings={findings} linked />
    </div>
  )
}

export const FindingList = ({ findings, linked = false }: { findings: readonly Finding[]; linked?: boolean }) => {
  const { definition, select, titleOf } = useBuilder()
  const { survey } = useSurvey()
  const w = words().checks
  return (
    <ul class="plain-list stack-s b-findings">
      {findings.map((finding) => {
        const about = find(definition, finding.at)
        const title = about ? titleOf(about.item) : w.survey
        const { path } = finding
        return (
          <li key={`${finding.path} ${finding.rule} ${finding.detail}`} class="stack-s">
            <span>
              <Badge tone={finding.level === 'error' ? 'danger' : 'warn'}>{w.levels[finding.level]}</Badge>{' '}
              {isOfDetails(finding) ? (
                <Link to="survey" params={{ activityId: survey.id }} search={{ field: path }}>
                  {words().overview.details}
                </Link>
              ) : (
                linked && (
                  <button
                    type="button"
                    class="b-link"
                    onClick={() => {
                      select(finding.at)
                      focusField(finding)
                    }}
                  >
                    {title}
                  </button>
                )
              )}{' '}
              {findingText(finding)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** What stands beside the questions is mended where it is written. */
const isOfDetails = ({ at, path }: Finding): boolean => at === '' && /^(?:purpose|plan|quotas)\./.test(path)

/** What is wrong, in words. */
const findingText = (finding: Finding): string => {
  const { path, rule, detail } = finding
  const w = words().checks
  const fields: Readonly<Record<string, string>> = isOfDetails(finding) ? words().details.fields : words().fields
  const parts = path.split('.')
  const field = parts.map((part) => fields[part]).findLast((name) => name !== undefined) ?? ''
  const rules: Readonly<Record<string, (field: string, detail: string) => string>> = w.rules
  const language = rule === 'missing_translation' && detail ? languageName(detail) : (detail ?? '')
  return rules[rule]?.(field, language) ?? `${field} ${rule}`
}

/** The field of a finding, once the editor shows its element; what stands in a closed part is opened. */
const focusField = ({ at, path }: Finding): void => {
  setTimeout(() => {
    const rest = path.split('.')
    const tries = rest.map((_, cut) => rest.slice(0, rest.length - cut).join('.'))
    const wanted = [...tries, ...tries.map((one) => (one.startsWith(at) ? one : `${at}.${one}`))]
    const field =
      wanted.map((id) => document.getElementById(id)).find(Boolean) ??
      document.querySelector<HTMLElement>(`[id^="${CSS.escape(at)}."]`)
    for (let up = field?.closest('details'); up; up = up.parentElement?.closest('details')) up.open = true
    const control = field?.matches('input,select,textarea')
      ? field
      : field?.querySelector<HTMLElement>('input,select,textarea')
    ;(control ?? document.getElementById('b-editor-title'))?.focus()
  })
}
