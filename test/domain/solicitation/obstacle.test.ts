import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  SOLICITATION_COMMANDS,
  type SolicitationCommand,
  type SolicitationCommandType,
} from '#contract/solicitation/command.ts'
import { DOCUMENTS, type DocumentName } from '#contract/solicitation/draft.ts'
import { adoptionTable, summaryOf } from '#domain/solicitation/adoption.ts'
import { defaultPeriods } from '#domain/solicitation/announce.ts'
import { decide } from '#domain/solicitation/decide.ts'
import { SETTLE_MS, solicitationObstacle } from '#domain/solicitation/obstacle.ts'
import { type SolicitationRecord, staffSolicitation } from '#domain/solicitation/record.ts'
import { stateCouncilCalendar } from '#domain/working-days.ts'
import { CLOSES_AT, details, draft, NOW, parts } from './builders.ts'

const person = (subject: string) => ({ subject, name: subject })
const [WANG, LI, ZHAO] = [person('wang'), person('li'), person('zhao')]
const PEOPLE = [WANG, LI, ZHAO]
const TABLE = { id: 'table-0001', summary: summaryOf(adoptionTable(parts, [])), deciders: [] }
/** The way through, by those who may; a walk begins anywhere on it. */
const ONWARD = [
  ['solicitation.announce', LI, NOW],
  ['solicitation.submit', WANG, CLOSES_AT + SETTLE_MS],
  ['solicitation.secrecy', LI, CLOSES_AT + SETTLE_MS],
  ['solicitation.publish', ZHAO, CLOSES_AT + SETTLE_MS],
  ['solicitation.archive', ZHAO, CLOSES_AT + SETTLE_MS],
] as const

/** A command of each kind that is refused for nothing it says itself. */
const sound = (type: SolicitationCommandType, document: DocumentName, { version, period }: SolicitationRecord) => {
  const later = `${period?.closesOn ?? '2026-07-01'}`.replace(/^\d{4}/, (year) => `${Number(year) + 1}`)
  const more: Partial<Record<SolicitationCommandType, object>> = {
    'solicitation.edit': { details: details() },
    'solicitation.draft': { document, parts },
    'solicitation.prolong': { closesOn: later },
    'solicitation.cancel': { notice: '不办了' },
    'solicitation.submit': { providedBy: '法制科', statement: '未收到意见。', withNext: false },
  }
  return { commandId: 'command-0001', type, version, ...more[type] } as SolicitationCommand
}

it('[M7] what is offered is what is accepted, in every state and by everybody, and what is kept from them by which refusal', () => {
  // A correction names what is there, so that it can say something unsound: it has its own tests.
  const types = SOLICITATION_COMMANDS.filter((type) => type !== 'solicitation.correct')
  const step = fc.record({
    type: fc.constantFrom(...types),
    actor: fc.constantFrom(...PEOPLE),
    at: fc.constantFrom(NOW, CLOSES_AT - 1, CLOSES_AT, CLOSES_AT + 2 * 366 * 86_400_000),
    document: fc.constantFrom(...DOCUMENTS),
  })
  const reached = new Set<string>()
  fc.assert(
    fc.property(fc.nat(ONWARD.length), fc.array(step, { minLength: 4, maxLength: 20 }), (begun, steps) => {
      let record = draft()
      const walk = [
        ...ONWARD.slice(0, begun).map(([type, actor, at]) => ({ type, actor, at, document: 'draft' as const })),
        ...steps,
      ]
      for (const { type, actor, at: now, document } of walk) {
        reached.add(record.state)
        const give = (which: SolicitationCommandType) =>
          decide(record, sound(which, document, record), {
            ...{ now, actor, table: TABLE, document: [], timeZone: 'Asia/Shanghai' },
            ...{ calendar: stateCouncilCalendar, periods: defaultPeriods },
          })
        for (const every of types) {
          const about = every === 'solicitation.draft' ? document : undefined
          const asker = { subject: actor.subject, now, document: about }
          const obstacle = solicitationObstacle(every, staffSolicitation(record), asker)
          const decided = give(every)
          // What the draft lacks is checked as one writes: a closing day that has passed meanwhile, for one.
          if (every === 'solicitation.announce' && !obstacle && now > NOW) continue
          expect([every, record.state, obstacle]).toEqual([every, record.state, decided.ok ? null : decided.refusal])
        }
        const decided = give(type)
        if (decided.ok) record = decided.value
      }
    }),
    { numRuns: 150 },
  )
  expect([...reached].sort()).toEqual(['announced', 'archived', 'cancelled', 'draft', 'published'])
})
