import type { Create, Joined, ParticipantOptions } from './participant.ts'

interface Store {
  read(): { participantId: string; token: string } | null
  write(made: { participantId: string; token: string }): void
}

const UNHEARD = { ok: false, refusal: null } as const

/** Makes a participant other than the one refused, and keeps it. Two tabs that act at once end with one. */
export const join = (
  { env, create }: Pick<ParticipantOptions<unknown>, 'env' | 'create'>,
  key: string,
  store: Store,
  refused: string | undefined,
): Promise<Joined> =>
  env.exclusively(key, async () => {
    const known = store.read()
    if (known && known.token !== refused) return { ok: true, value: known }
    const answer = await working(await create(), create)
    if (answer.ok) store.write(answer.value)
    return answer
  })

/** Where many come, work is asked for first. What does it is loaded only then. */
const working = async (answer: Joined, create: Create): Promise<Joined> => {
  if (answer.ok || answer.refusal?.code !== 'proof-required') return answer
  const [bits = '', challenge = ''] = answer.refusal.detail?.split(' ') ?? []
  const proof = await import('./work.ts').then(
    ({ work }) => work(challenge, Number(bits)),
    () => null,
  )
  const again = proof === null ? UNHEARD : await create({ challenge, proof })
  // It has become harder meanwhile: passing, and begun anew when it is sent again.
  return again.ok || again.refusal?.code !== 'proof-required' ? again : UNHEARD
}
