import type { ComponentChildren } from 'preact'
import { Link } from '../../router/Link.tsx'
import { DueBadge } from '../parts/DueBadge.tsx'
import { w } from '../words.ts'
import { Contact } from './Contact.tsx'
import { useCaseRoom } from './context.ts'
import { HowDue } from './HowDue.tsx'

/** Where the case stands and whose it is. */
export const Facts = () => {
  const { record, format } = useCaseRoom()
  const words = w().case
  const { triage } = record
  return (
    <section class="card stack-s" aria-labelledby="case-facts">
      <h2 id="case-facts">{words.facts}</h2>
      <dl class="case-facts">
        <Fact name={words.fact.due}>
          <DueBadge due={record.due} standing={record.standing} />
          <HowDue />
        </Fact>
        <Fact name={words.fact.received}>{format.dateTime(record.receivedAt)}</Fact>
        <Fact name={words.fact.origin}>
          <Origin />
        </Fact>
        <Fact name={words.fact.department}>{triage?.department.name ?? w().board.noDepartment}</Fact>
        {triage && triage.coHandlers.length > 0 && (
          <Fact name={words.fact.coHandlers}>{triage.coHandlers.map(({ name }) => name).join(w().listed)}</Fact>
        )}
        <Fact name={words.fact.handler}>{record.handler?.name ?? w().board.noHandler}</Fact>
        {triage && (
          <Fact name={words.fact.triaged}>
            {triage.valuable ? words.valuable : words.notValuable}
            <span class="muted small"> {words.triagedBy(triage.by.name, format.dateTime(triage.at))}</span>
            <span class="pre-wrap case-reason">{triage.reason}</span>
          </Fact>
        )}
        <Fact name={words.fact.public}>{record.wantsPublic ? words.wantsPublic : words.notPublic}</Fact>
        <Fact name={words.fact.contact}>
          <Contact />
        </Fact>
      </dl>
    </section>
  )
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const Origin = () => {
  const { origin } = useCaseRoom().record
  const words = w().case
  switch (origin.from) {
    case 'box':
      return <>{words.origin.box}</>
    case 'desk':
      return <>{words.origin.desk(w().channel[origin.channel], origin.enteredBy.name)}</>
    case 'interview':
      return (
        <>
          {words.origin.interview}{' '}
          <Link to="interview" params={{ activityId: origin.activityId }}>
            {words.interviewLink}
          </Link>
        </>
      )
  }
}
