import { accept, refuse } from '../../contract/refusal.ts'
import { boardOf } from '../../domain/case/board.ts'
import { CASE_HEADERS, caseRow } from '../../domain/case/export.ts'
import { type CaseRow, entryOf, listOf, matches } from '../../domain/case/list.ts'
import { staffCase } from '../../domain/case/views.ts'
import { BOM, csvLine } from '../../domain/survey/export/csv.ts'
import { dayInZone } from '../../domain/working-days.ts'
import { type Act, auditedReceipt, departmentAudits } from '../../store/audit.ts'
import { rulesOf } from '../../store/case/in-force.ts'
import { closedPage, openPage, openRows } from '../../store/case/lists.ts'
import { getCases } from '../../store/case/records.ts'
import { setTemplates, templatesOf, templatesOn } from '../../store/case/templates.ts'
import { commitOnce } from '../../store/commit.ts'
import { caseCommandKey } from '../../store/keys.ts'
import { sealWords } from '../../store/trail.ts'
import type { Call, Handlers } from '../call.ts'
import { runCaseCommand } from '../case/command.ts'
import { departmentsBelow, nearCases, readCase } from '../case/desk.ts'
import { contactPlace, receiveCase } from '../case/receive.ts'

/** What was said on the telephone or written is entered within this long; older letters are not cases but files. */
const ENTERED_WITHIN_MS = 60 * 24 * 3_600_000
const EXPORTED_AT_ONCE = 50

/** What staff read and do of cases. */
export const caseStaff = {
  'case.list': async ({ services: { tables, now }, site, inForce, staff, query }) => {
    const { calendar, timeZone } = await rulesOf(tables, site, inForce)
    const { after, sort, ...filter } = query
    const looking = { subject: staff.subject, now: now() }
    const today = dayInZone(looking.now, timeZone)
    const entry = (row: CaseRow) => entryOf(row, calendar, today)
    const passes = (row: CaseRow) => matches(row, entry(row), filter, looking)
    const { items, next } =
      listOf(query.view) === 'open'
        ? await openPage(tables, site.id, sort, passes, after)
        : await closedPage(tables, site.id, passes, after)
    return accept({ reply: { entries: items.map(entry), next } })
  },

  'case.board': async ({ services: { tables, now }, site, inForce, staff }) => {
    const { calendar, timeZone } = await rulesOf(tables, site, inForce)
    const looking = { subject: staff.subject, now: now() }
    const today = dayInZone(looking.now, timeZone)
    const entries = await Array.fromAsync(openRows(tables, site.id), (row) => entryOf(row, calendar, today))
    return accept({ reply: boardOf(entries, today, looking) })
  },

  'case.export': async ({ services: { tables, now }, site, inForce, query: { format, list, after } }) => {
    const rules = await rulesOf(tables, site, inForce)
    const on = { calendar: rules.calendar, today: dayInZone(now(), rules.timeZone) }
    const all = () => true
    const { items, next } =
      list === 'open'
        ? await openPage(tables, site.id, 'received', all, after)
        : await closedPage(tables, site.id, all, after, EXPORTED_AT_ONCE)
    const found = await getCases(
      tables,
      items.map(({ id }) => id),
    )
    const records = items.flatMap(({ id }) => found.get(id) ?? []).map((record) => staffCase(record, on))
    const head = after ? '' : BOM + csvLine(CASE_HEADERS)
    const text =
      format === 'jsonl'
        ? records.map((record) => `${JSON.stringify(record)}\n`).join('')
        : head + records.map((record) => csvLine(caseRow(record, rules.timeZone))).join('')
    return accept({ reply: { text, cases: records.length, next } })
  },

  'case.enter': async (call) => {
    const { services, staff, params, body } = call
    const { channel, receivedAt, ...sent } = body
    const now = services.now()
    if (receivedAt !== null && (receivedAt > now || receivedAt < now - ENTERED_WITHIN_MS))
      return refuse('invalid-input', { issues: [{ path: 'receivedAt', rule: 'not_recent' }] })
    const enteredBy = { subject: staff.subject, name: staff.name }
    const entered = await receiveCase(call, sent, {
      sender: { caseId: params.caseId, who: `staff:${staff.subject}` },
      origin: { from: 'desk', channel, enteredBy },
      receivedAt: receivedAt ?? now,
      audit: { ...entry(call, 'case.enter', params.caseId), after: { channel } },
    })
    return entered.ok ? accept({ reply: entered.value }) : entered
  },

  'case.departments': async ({ services: { tables }, site }) =>
    accept({
      reply: { departments: await departmentsBelow(tables, { id: site.id, name: site.settings.name }) },
    }),

  'case.templates': async (call) => accept({ reply: await templatesReply(call) }),

  'case.templates.set': async (call) => {
    const { services, site, body } = call
    const before = await templatesOf(services.tables, site.id)
    if (before.version !== body.version) return refuse('version-conflict')
    const audit = {
      ...entry(call, 'case.templates.set', site.id),
      ...{ before: { templates: before.templates }, after: { templates: body.templates } },
    }
    const set = await setTemplates(services.tables, site.id, body, audit)
    return set.ok ? accept({ reply: await templatesReply(call) }) : set
  },

  'case.read': async (call) => accept({ reply: await readCase(call) }),

  'case.near': async (call) => accept({ reply: { cases: await nearCases(call) } }),

  'case.contact': async (call) => {
    const { services, case: record, body } = call
    const { tables, sealing } = services
    const look = {
      ...entry(call, 'case.contact', record.id),
      after: { reason: body.reason },
    }
    const audit = await sealWords(tables, look, { things: [`case#${record.id}`], clear: [] })
    // Each look anew, also one asked for again under the same id: it shows the same again.
    const Key = caseCommandKey(record.id, `contact#${audit.commandId}`)
    const reply = { versions: {} }
    // Told first: nobody reads how to reach a citizen without a trace.
    const entries = [
      auditedReceipt(tables, Key, audit, reply),
      ...departmentAudits(tables, record.id, audit, record.places),
    ]
    const told = await commitOnce(tables, Key, entries, reply, audit.digest)
    if (told.type === 'taken') return refuse('id-taken')
    if (told.type === 'contention') return refuse('unavailable')
    const contact = record.contact === null ? null : await sealing.open(record.contact, contactPlace(record.id))
    return accept({ reply: { contact } })
  },

  'case.command': async (call) => runCaseCommand(call),
} satisfies Partial<Handlers>

type OfSite = Pick<Call<'case.templates'>, 'services' | 'site' | 'staff'>

const templatesReply = async ({ services: { tables }, site }: OfSite) => ({
  ...(await templatesOf(tables, site.id)),
  inherited: await templatesOn(
    tables,
    site.path.filter((step) => step !== site.id),
  ),
})

const entry = ({ services: { now, newId }, site, staff: { subject, name } }: OfSite, action: string, target: string) =>
  ({
    ...{ commandId: newId(), digest: '', at: now(), by: { subject, name }, siteId: site.id },
    ...{ activityId: null, action, target, before: null, after: null },
  }) satisfies Act
