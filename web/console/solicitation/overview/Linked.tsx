import { Link } from '../../router/Link.tsx'
import { useRoom } from '../room.ts'
import { words } from '../words.ts'

/** Other rounds and what is out together with it; and this one's own id, by which another links to it. */
export const Linked = () => {
  const { links, solicitation } = useRoom()
  const w = words().links
  return (
    <section class="card stack" aria-labelledby="links-title">
      <h2 id="links-title">{w.title}</h2>
      {links.length > 0 && (
        <ul>
          {links.map(({ id, title, relation, announcedOn }) => (
            <li key={id}>
              {w.relation[relation]}:{' '}
              <Link to="solicitation" params={{ activityId: id }}>
                {title}
              </Link>{' '}
              <span class="muted small">{announcedOn}</span>
            </li>
          ))}
        </ul>
      )}
      <p class="small muted">
        {w.id}: <code>{solicitation.id}</code>
      </p>
    </section>
  )
}
