import { useEffect } from 'preact/hooks'
import { t } from './language.ts'
import { place } from './router/router.ts'
import { Screen } from './router/Screen.tsx'
import { Callback } from './session/Callback.tsx'
import { call } from './session/call.ts'
import { Lapsed } from './session/Lapsed.tsx'
import { Loads } from './session/Loads.tsx'
import { me } from './session/me.ts'
import { SignIn } from './session/SignIn.tsx'
import { lapsed, tokens } from './session/tokens.ts'
import { useLoad } from './session/use-load.ts'

/** Nothing is drawn of the console before it is known who is there and what they may do. */
export const App = () => {
  useEffect(() => {
    document.title = t().product
  }, [])
  if (place.value?.screen === 'callback') return <Callback />
  if (!tokens()) return <SignIn />
  return (
    <>
      <SignedIn />
      {lapsed.value && <Lapsed />}
    </>
  )
}

const SignedIn = () => {
  const person = useLoad('me', async () => {
    const answer = await call('me.read', {})
    if (answer.ok) me.value = answer.value
    return answer
  })
  return <Loads of={person}>{() => <Screen />}</Loads>
}
