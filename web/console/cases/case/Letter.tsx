import { Callout } from '../../../ui/Callout.tsx'
import { Outcome } from '../reply/Outcome.tsx'
import { w } from '../words.ts'
import { AttachmentList } from './AttachmentList.tsx'
import { useCaseRoom } from './context.ts'

/** What the citizen wrote, as it came, with all that they added since. */
export const Letter = () => {
  const { record, format } = useCaseRoom()
  const words = w().case
  return (
    <section class="card stack" aria-labelledby="case-letter">
      <h2 id="case-letter">{words.text}</h2>
      {record.erasedAt !== null && <Callout title={words.erased(format.dateTime(record.erasedAt))} />}
      <p class="pre-wrap case-text">{record.text}</p>
      <AttachmentList attachments={record.attachments} />
      {record.additions.length > 0 && (
        <>
          <h3>{words.additions}</h3>
          {record.additions.map(({ text, attachments, at }) => (
            <div key={at} class="case-addition">
              <p class="muted small">{words.addedAt(format.dateTime(at))}</p>
              <p class="pre-wrap">{text}</p>
              <AttachmentList attachments={attachments} />
            </div>
          ))}
        </>
      )}
      {record.waitingFor !== null && (
        <Callout title={w().waiting.title}>
          <p class="pre-wrap">{record.waitingFor}</p>
        </Callout>
      )}
      {record.earlier && (
        <details>
          <summary>{w().outcome.earlier}</summary>
          <div class="stack-s">
            <Outcome outcome={record.earlier.outcome} rating={record.earlier.rating} />
          </div>
        </details>
      )}
      {record.earlier && (
        <Callout tone="warn" title={w().outcome.reopened(format.dateTime(record.earlier.reopened.at))}>
          <p class="pre-wrap">{record.earlier.reopened.text}</p>
        </Callout>
      )}
    </section>
  )
}
