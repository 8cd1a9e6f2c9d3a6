import { t } from '../../language.ts'
import { Link } from '../../router/Link.tsx'
import { useRoom } from '../room.ts'
import { words } from '../words.ts'

const TEXTS = ['background', 'basis', 'reasons', 'explanation', 'howToReply'] as const

/** What the editor filled in, to be read before it is announced. */
export const Facts = () => {
  const { solicitation, format, obstacle } = useRoom()
  const { details, parts, period } = solicitation
  const w = words()
  const closesOn = period?.closesOn ?? details.closesOn
  const shorter = period ? period.shorterReason : details.shorterReason
  return (
    <section class="card stack" aria-labelledby="facts-title">
      <div class="row">
        <h2 id="facts-title">{w.facts.title}</h2>
        {obstacle('solicitation.edit') === null && (
          <Link to="solicitationEdit" params={{ activityId: solicitation.id }} class="button small row-end">
            {t().edit}
          </Link>
        )}
      </div>
      <p class="small muted">{w.facts.drafted(solicitation.draftedBy.name, format.dateTime(solicitation.createdAt))}</p>
      <dl class="details-facts">
        <dt>{w.facts.kind}</dt>
        <dd>{w.kinds[details.kind]}</dd>
        {period && (
          <>
            <dt>{w.facts.announced}</dt>
            <dd>{period.announcedOn}</dd>
          </>
        )}
        <dt>{w.facts.closes}</dt>
        <dd>{closesOn ? w.facts.until(closesOn, format.zone) : w.facts.none}</dd>
        {shorter && (
          <>
            <dt>{w.facts.shorter}</dt>
            <dd lang={details.lang}>{shorter}</dd>
          </>
        )}
        <dt>{w.facts.identity}</dt>
        <dd>{w.identities[details.identity]}</dd>
        <dt>{w.facts.senders}</dt>
        <dd>{details.senders.map((kind) => w.senders[kind]).join(' · ')}</dd>
        <dt>{w.facts.others}</dt>
        <dd>{w.othersVisible[details.othersVisible]}</dd>
        <dt>{w.draft.document.draft}</dt>
        <dd>
          <Link to="solicitationDraft" params={{ activityId: solicitation.id }}>
            {w.facts.articles(parts.filter(({ type }) => type === 'article').length)}
          </Link>
        </dd>
      </dl>
      {TEXTS.map((name) => (
        <div key={name}>
          <h3>{w.form.fields[name]}</h3>
          {details[name] ? (
            <p class="details-text" lang={details.lang}>
              {details[name]}
            </p>
          ) : (
            <p class="muted">{w.facts.none}</p>
          )}
        </div>
      ))}
      {details.questions.length > 0 && (
        <div>
          <h3>{w.form.fields.questions}</h3>
          <dl lang={details.lang}>
            {details.questions.map(({ question, answer }, index) => (
              <div key={index}>
                <dt>
                  <strong>{question}</strong>
                </dt>
                <dd class="details-text">{answer}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      {details.attachments.length > 0 && (
        <div>
          <h3>{w.form.fields.attachments}</h3>
          <ul lang={details.lang}>
            {details.attachments.map(({ title, url }) => (
              <li key={url}>
                <a href={url} target="_blank" rel="noreferrer">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
