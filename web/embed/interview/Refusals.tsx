import type { Refused } from './desk.ts'
import { refusalText } from './refusal-text.ts'
import { useScene } from './scene.ts'

/** What was refused, and why, where it was wanted, until the citizen has read it; words that were refused are given back. */
export const Refusals = ({ of }: { of: (refused: Refused) => boolean }) => {
  const { t, view, session, go } = useScene()
  return (
    <>
      {view.own.refused.filter(of).map(({ at, command, refusal }) => (
        <div key={at} class="errors" role="alert">
          <p>
            <strong>{t.notDone[command.type]}</strong>
            <br />
            {refusalText(t, refusal.code)}
          </p>
          {(command.type === 'ask' || command.type === 'revise') && <p class="text">{command.text}</p>}
          <div class="actions">
            {command.type === 'ask' && (
              <button
                type="button"
                class="quiet"
                onClick={() => {
                  session.desk.keep({ text: command.text, name: command.name ?? '' })
                  session.forget(at)
                  go('questions', 'textarea')
                }}
              >
                {t.useAgain}
              </button>
            )}
            <button type="button" class="quiet" onClick={() => session.forget(at)}>
              {t.dismiss}
            </button>
          </div>
        </div>
      ))}
    </>
  )
}
