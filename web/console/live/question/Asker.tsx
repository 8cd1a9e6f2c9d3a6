import { t } from '../../language.ts'

/** Who asked: marked as a citizen whatever the name, and the name kept from turning the words around it. */
export const Asker = ({ name }: { name: string | null }) => (
  <>
    {t().question.citizen}
    {name !== null && (
      <>
        {' '}
        <bdi>{name}</bdi>
      </>
    )}
  </>
)
