import type { Person } from '#contract/interview/activity.ts'
import { useLate } from '../late.ts'
import { Heading } from './Heading.tsx'
import { Paragraphs } from './Paragraphs.tsx'
import { useScene } from './scene.ts'

const loadMaterials = () => import('./Material.tsx')

export const About = () => {
  const { t, activity, heading } = useScene()
  const { details, credits } = activity
  const { lang } = details
  const signed = (['providedBy', 'editedBy', 'secrecyReviewedBy', 'signedOffBy'] as const).filter((key) => credits[key])
  return (
    <>
      <Paragraphs text={details.summary} lang={lang} />
      <Heading level={heading}>{t.host}</Heading>
      <PersonCard person={details.host} lang={lang} />
      {details.guests.length > 0 && (
        <>
          <Heading level={heading}>{t.guests}</Heading>
          {details.guests.map((guest) => (
            <PersonCard key={guest.id} person={guest} lang={lang} />
          ))}
        </>
      )}
      {details.materials.length > 0 && <Materials />}
      {details.related.length > 0 && (
        <>
          <Heading level={heading}>{t.related}</Heading>
          <ul lang={lang}>
            {details.related.map(({ title, url }) => (
              <li key={url}>
                <a href={url}>{title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {signed.length > 0 && (
        <dl class="facts" aria-label={t.credits}>
          {signed.map((key) => (
            <div key={key}>
              <dt>{t[key]}</dt>
              <dd>{credits[key]}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

/** What few interviews have is loaded by their readers. */
const Materials = () => {
  const { t, activity, heading } = useScene()
  const Item = useLate(loadMaterials)?.MaterialItem
  return (
    <>
      <Heading level={heading}>{t.materials}</Heading>
      {activity.details.materials.map((material, index) => Item && <Item key={index} material={material} />)}
    </>
  )
}

const PersonCard = ({ person, lang }: { person: Person; lang: string }) => (
  <div class="person" lang={lang}>
    {person.photo && <img src={person.photo} alt="" width="72" height="96" loading="lazy" />}
    <div>
      <p>
        <strong>{person.name}</strong> <span class="meta">{person.post}</span>
      </p>
      {person.biography && <Paragraphs text={person.biography} lang={lang} />}
    </div>
  </div>
)
