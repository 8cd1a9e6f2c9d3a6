/** `npm run bench -- cases`: DynamoDB units of each step of a case from receipt to answer, and of a comment on a draft. */
import * as v from 'valibot'
import { CommandReply } from '#contract/interview/list.ts'
import { caseKey, commentKey } from '../../functions/store/keys.ts'
import { createOffice, TEXT } from '../support/case.ts'
import { newId } from '../support/people.ts'
import { startPlatform } from '../support/platform.ts'
import { createTeam } from '../support/scene.ts'
import { solicitors } from '../support/solicitation.ts'
import { counted } from './counted.ts'
import { onWhat } from './measure.ts'

const CaseSent = v.object({ number: v.string(), code: v.string() })

export const benchCases = async (): Promise<void> => {
  console.log(onWhat())
  const platform = await startPlatform()
  try {
    const office = await createOffice(platform)
    const { run, projected, rows, signing, stop } = counted(platform)
    const participant = () => signing.participantToken(newId(), office.siteId, Date.now())
    const [id, siteId] = [newId(), office.siteId]
    const box = { category: 'suggestion', text: TEXT, contact: null, public: true }
    const sent = { params: { siteId, caseId: id }, body: box, token: await participant() }
    const { number, code } = v.parse(CaseSent, await run('case sent', 'box.send', sent))
    await projected('projection of a case', caseKey(id))
    let version = 1
    const act = async ({ subject }: { subject: string }, command: { type: string } & Record<string, unknown>) => {
      const body = { commandId: newId(), id, version, ...command }
      const reply = await run(command.type, 'case.command', { params: { caseId: id }, body, subject })
      version = v.parse(CommandReply, reply).versions[id] ?? version
    }
    await act(office.officer, { type: 'case.claim' })
    await act(office.officer, {
      ...{ type: 'case.triage', caseType: 'suggestion', valuable: true, department: office.department },
      ...{ coHandlers: [], reason: '道路照明归交通局' },
    })
    await act(office.handler, { type: 'case.take' })
    await act(office.handler, { type: 'case.note', noteId: newId(), text: '已联系养护科。' })
    await act(office.handler, { type: 'case.draft', text: '路灯已修复。', attachments: [], publicText: null })
    await act(office.handler, { type: 'case.submit', providedBy: '养护科' })
    await act(office.chief, { type: 'case.secrecy' })
    await act(office.reviewer, { type: 'case.approve' })
    await projected('projection of an answered case', caseKey(id))
    await run('receipt read', 'receipt.read', { params: { siteId }, body: { number, code } })
    await run('case read by staff', 'case.read', { params: { caseId: id }, subject: office.handler.subject })
    await run('list of a site', 'case.list', { params: { siteId }, subject: office.officer.subject })

    const team = await createTeam(platform)
    const { announced } = solicitors(platform, team)
    const activityId = await announced()
    const commentId = newId()
    const token = await signing.participantToken(newId(), team.siteId, Date.now())
    const comment = {
      ...{ id: commentId, articleId: 'article-01', stance: 'oppose', text: '三十分钟太长。', proposed: null },
      ...{ sender: { kind: 'individual', name: null }, contact: null },
    }
    await run('comment sent', 'comment.send', { params: { activityId }, body: comment, token })
    await projected('projection of a comment', commentKey(activityId, commentId))
    const adopt = { commandId: newId(), type: 'comment.adopt', status: 'adopted', reason: '' }
    const targets = [{ id: commentId, version: 1 }]
    const { subject } = team.moderator
    await run('comment.adopt', 'comment.command', { params: { activityId }, body: { ...adopt, targets }, subject })
    console.log('DynamoDB per request, and per record of the stream')
    console.table(rows)
    stop()
  } finally {
    await platform.stop()
  }
}
