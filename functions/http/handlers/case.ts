import { refuse } from '../../contract/refusal.ts'
import type { Handlers } from '../call.ts'

const soon = async () => refuse('unavailable')

/** What citizens read and do of cases. */
export const cases = {
  'box.read': soon,
  'box.join': async ({ services: { signing, newId }, site }) => {
    const participantId = newId()
    return {
      ok: true,
      value: { reply: { participantId, token: await signing.participantToken(participantId, site.id) } },
    }
  },
  'box.similar': soon,
  'box.send': soon,
  'receipt.read': soon,
  'receipt.command': soon,
  'answered.list': soon,
  'answered.read': soon,
} satisfies Partial<Handlers>
