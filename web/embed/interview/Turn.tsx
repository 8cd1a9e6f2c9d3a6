import { useId } from 'preact/hooks'
import type { TurnView } from '#contract/interview/turn.ts'
import { Paragraphs } from './Paragraphs.tsx'
import { ShareButton } from './ShareButton.tsx'
import { useScene } from './scene.ts'

/** One speaker's utterance; a correction or retraction stays visible (57号 asks for a reviewed, honest record). */
export const Turn = ({ turn }: { turn: TurnView }) => {
  const { t, format, activity, state } = useScene()
  const id = useId()
  const { lang } = activity.details
  const { speaker, questionId } = turn
  const question = questionId === null ? undefined : state.questions.get(questionId)
  const role = speaker.role === 'host' ? t.host : speaker.role === 'guest' ? t.guest : null
  return (
    <article
      class={`turn ${speaker.role}`}
      id={`turn-${turn.id}`}
      aria-label={`${speaker.name} ${format.time(turn.at)}`}
    >
      <p class="by">
        <strong id={id} lang={lang}>
          {speaker.name}
        </strong>
        {role && <span class="role">{role}</span>}
        <time dateTime={new Date(turn.at).toISOString()}>{format.dateTime(turn.at)}</time>
        <ShareButton anchor={`turn-${turn.id}`} title={`${speaker.name} ${activity.details.title}`} about={id} />
      </p>
      {question && (
        <blockquote lang={lang}>
          <span class="meta">
            {t.inAnswerTo(question.name ? `${t.citizen} \u2068${question.name}\u2069` : t.citizen)}
          </span>
          <p class="text">{question.text || t.erased}</p>
        </blockquote>
      )}
      {turn.state === 'retracted' ? (
        <p class="note">
          {t.retracted} {turn.retraction && t.reason(turn.retraction)}
        </p>
      ) : (
        <>
          <Paragraphs text={turn.text} lang={lang} />
          {turn.images.map((image) => (
            <img key={image.url} class="wide" src={image.url} alt={image.alt} loading="lazy" lang={lang} />
          ))}
          {turn.corrections.length > 0 && (
            <details class="meta">
              <summary>{t.corrected}</summary>
              {turn.corrections.map((correction) => (
                <div key={correction.at}>
                  <p>
                    {t.correctedAt(format.dateTime(correction.at))} {correction.note && t.reason(correction.note)}
                  </p>
                  <del lang={lang}>{correction.text}</del>
                </div>
              ))}
            </details>
          )}
        </>
      )}
    </article>
  )
}
