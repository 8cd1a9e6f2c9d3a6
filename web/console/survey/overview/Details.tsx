import { hasWords } from '#domain/survey/life/check/index.ts'
import { isFormed } from '#domain/survey/types/is-formed.ts'
import { t } from '../../language.ts'
import { Link } from '../../router/Link.tsx'
import { itemsOf } from '../build/core/tree.ts'
import { languageName } from '../build/language-name.ts'
import { useSurvey } from '../room.ts'
import { TextsShown } from '../TextsShown.tsx'
import { words } from '../words.ts'
import { Room } from './Room.tsx'

/** What the editor filled in, to be read before it is announced. */
export const Details = ({ onEdit }: { onEdit: () => void }) => {
  const { survey, format, obstacle, draft } = useSurvey()
  const { details } = survey
  const { fields, picks, ...w } = words().details
  const questions = draft
    ? [...itemsOf(draft)].filter(({ item }) => 'type' in item && !isFormed(item, 'section')).length
    : 0
  return (
    <section class="card stack" aria-labelledby="details-title">
      <div class="row">
        <h2 id="details-title">{words().overview.details}</h2>
        {obstacle('survey.edit') === null && (
          <button type="button" class="button small row-end" onClick={onEdit}>
            {t().edit}
          </button>
        )}
      </div>
      <p class="details-text" lang={details.lang}>
        {details.summary}
      </p>
      <dl class="details-facts survey-facts">
        <dt>{w.questions}</dt>
        <dd>
          <Link to="surveyBuild" params={{ activityId: survey.id }}>
            {w.questionCount(questions)}
          </Link>
          {draft && <span class="muted"> ({draft.languages.map(languageName).join(', ')})</span>}
        </dd>
        <dt>{fields.opensAt}</dt>
        <dd>
          {format.dateTime(details.opensAt)} <span class="muted small">({format.zone})</span>
        </dd>
        <dt>{fields.closesAt}</dt>
        <dd>{format.dateTime(details.closesAt)}</dd>
        {details.hours && (
          <>
            <dt>{fields.hours}</dt>
            <dd>
              {details.hours.from}–{details.hours.to}
            </dd>
          </>
        )}
        <dt>{fields.once}</dt>
        <dd>{(picks.once as Readonly<Record<string, string>>)[details.once]}</dd>
        <Room />
        <dt>{fields.results}</dt>
        <dd>{(picks.results as Readonly<Record<string, string>>)[details.results]}</dd>
        <dt>{fields.threshold}</dt>
        <dd>{details.threshold}</dd>
        <dt>{fields.batch}</dt>
        <dd>{details.batch}</dd>
        <dt>{fields.keepOnDevice}</dt>
        <dd>{details.keepOnDevice ? t().yes : t().no}</dd>
        <dt>{fields.resumable}</dt>
        <dd>{details.resumable ? t().yes : t().no}</dd>
        <dt>{fields.proofOfWork}</dt>
        <dd>{details.proofOfWork ? t().yes : t().no}</dd>
        {(['purpose', 'plan'] as const).map(
          (name) =>
            hasWords(details[name]) && (
              <>
                <dt>{fields[name]}</dt>
                <dd>
                  <TextsShown texts={details[name]} />
                </dd>
              </>
            ),
        )}
      </dl>
    </section>
  )
}
