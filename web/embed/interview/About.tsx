import type { Person } from '../../../functions/contract/interview/activity.ts'
import { Heading } from './Heading.tsx'
import { MaterialItem } from './Material.tsx'
import { Paragraphs } from './Paragraphs.tsx'
import { useScene } from './scene.ts'

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
      {details.materials.length > 0 && (
        <>
          <Heading level={heading}>{t.materials}</Heading>
          {details.materials.map((material, index) => (
            <MaterialItem key={index} material={material} />
          ))}
        </>
      )}
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
