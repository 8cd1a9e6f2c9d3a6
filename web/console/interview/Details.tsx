import type { Person } from '#contract/interview/activity.ts'
import { useRoom } from '../backstage/context.ts'
import { t } from '../language.ts'
import { Link } from '../router/Link.tsx'

/** What the editor filled in, to be read before it is announced. */
export const Details = () => {
  const { activity, format, obstacle } = useRoom()
  const { details } = activity
  const { fields, ...words } = t().editor
  return (
    <section class="card stack" aria-labelledby="details-title">
      <div class="row">
        <h2 id="details-title">{t().overview.details}</h2>
        {obstacle('activity.edit') === null && (
          <Link to="edit" params={{ activityId: activity.id }} class="button small row-end">
            {t().edit}
          </Link>
        )}
      </div>
      <p class="details-text" lang={details.lang}>
        {details.summary}
      </p>
      <dl class="details-facts">
        <dt>{fields.startsAt}</dt>
        <dd>
          {format.dateTime(details.startsAt)} <span class="muted small">({format.zone})</span>
        </dd>
        <dt>{fields.endsAt}</dt>
        <dd>{format.dateTime(details.endsAt)}</dd>
        <dt>{fields.identity}</dt>
        <dd>{words.identities[details.identity]}</dd>
        <dt>{fields.turnsNeedReview}</dt>
        <dd>{details.turnsNeedReview ? t().yes : t().no}</dd>
      </dl>
      <h3>{fields.host}</h3>
      <ul class="plain-list" lang={details.lang}>
        <PersonItem person={details.host} />
      </ul>
      <h3>{fields.guests}</h3>
      {details.guests.length === 0 && <p class="muted">{words.noneYet}</p>}
      <ul class="plain-list" lang={details.lang}>
        {details.guests.map((guest) => (
          <PersonItem key={guest.id} person={guest} />
        ))}
      </ul>
      {details.related.length > 0 && (
        <>
          <h3>{fields.related}</h3>
          <ul lang={details.lang}>
            {details.related.map((link) => (
              <li key={link.url}>
                <a href={link.url} target="_blank" rel="noreferrer">
                  {link.title}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {details.materials.length > 0 && (
        <>
          <h3>{fields.materials}</h3>
          <ul>
            {details.materials.map((material, index) => (
              <li key={index}>
                <span lang={details.lang}>{material.title}</span>{' '}
                <span class="muted small">({words.materialTypes[material.type]})</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const PersonItem = ({ person }: { person: Person }) => (
  <li class="person">
    {person.photo && <img src={person.photo} alt="" />}
    <div>
      <p>
        <strong>{person.name}</strong> <span class="muted">{person.post}</span>
      </p>
      {person.biography && <p class="small details-text">{person.biography}</p>}
    </div>
  </li>
)
