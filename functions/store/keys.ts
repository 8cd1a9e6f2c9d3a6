import type { Channel } from '../contract/live/frame.ts'
import { hashOf } from '../domain/hash.ts'
import type { AnyRecord } from '../domain/interview/records.ts'

/** Every key of both tables. An id never contains `#`, so a key can be taken apart again (`readKey`). */
export interface Key {
  pk: string
  sk: string
}

/** Where bursts land, a partition takes 1,000 writes a second: these spread over several by a hash of the id. */
export const SHARDS = 4

export const shardOf = (id: string, shards = SHARDS): number => hashOf(id) % shards

const SEQ_DIGITS = 12
export const seqKey = (seq: number): string => String(seq).padStart(SEQ_DIGITS, '0')

const key = (pk: string, sk: string): Key => ({ pk, sk })

export const activityKey = (id: string) => key(`ACT#${id}`, 'HEAD')
export const staffHeadKey = (id: string) => key(`ACT#${id}`, 'STAFFHEAD')
export const openKey = (id: string) => key(`ACT#${id}`, 'OPEN')
/** When something of it was last erased on request. */
export const erasedKey = (id: string) => key(`ACT#${id}`, 'ERASED')
export const questionPartition = (activityId: string, shard: number) => `ACT#${activityId}#QUESTION#${shard}`
export const questionKey = (activityId: string, id: string) => key(questionPartition(activityId, shardOf(id)), id)
export const itemPartition = (activityId: string, kind: 'turn' | 'poll' | 'note' | 'hold') =>
  `ACT#${activityId}#${kind.toUpperCase()}`
export const askedKey = (activityId: string, participantId: string) =>
  key(`ACT#${activityId}#ASKED#${participantId}`, 'COUNT')
export const logPartition = (activityId: string, epoch: string) => `ACT#${activityId}#LOG#${epoch}`
export const staffLogPartition = (activityId: string) => `ACT#${activityId}#STAFFLOG`
export const commandPartition = (activityId: string) => `ACT#${activityId}#COMMAND`
export const commandKey = (activityId: string, id: string) => key(commandPartition(activityId), id)
export const votePartition = (activityId: string, questionId: string, shard: number) =>
  `ACT#${activityId}#VOTE#${questionId}#${shard}`
export const voteKey = (activityId: string, questionId: string, participantId: string) =>
  key(votePartition(activityId, questionId, shardOf(participantId)), participantId)
/** In which wave a participant came; by it the votes of a burst are told apart. */
export const arrivalKey = (activityId: string, participantId: string) =>
  key(`ACT#${activityId}#ARRIVAL#${shardOf(participantId)}`, participantId)
export const answerPartition = (activityId: string, pollId: string, shard: number) =>
  `ACT#${activityId}#ANSWER#${pollId}#${shard}`
export const answerKey = (activityId: string, pollId: string, participantId: string) =>
  key(answerPartition(activityId, pollId, shardOf(participantId)), participantId)
export const tallyPartition = (activityId: string) => `ACT#${activityId}#TALLY`
export const tallyKey = (activityId: string, id: string, shard: number) =>
  key(tallyPartition(activityId), `${id}#${shard}`)

// Surveys
export const definitionPartition = (activityId: string) => `ACT#${activityId}#DEFINITION`
/** One version, or what is being edited. */
export const definitionKey = (activityId: string, version: number | 'draft') =>
  key(definitionPartition(activityId), version === 'draft' ? 'DRAFT' : seqKey(version))
/** Trials stand apart, so that whoever reads responses never meets one. */
export const responsePartition = (activityId: string, shard: number, kind: 'RESPONSE' | 'TRIAL' = 'RESPONSE') =>
  `ACT#${activityId}#${kind}#${shard}`
export const responseKey = (activityId: string, id: string, kind: 'RESPONSE' | 'TRIAL' = 'RESPONSE') =>
  key(responsePartition(activityId, shardOf(id), kind), id)
/** There if a response was erased after the results had been submitted: they go on counting it. */
export const stillCountedPartition = (activityId: string) => `ACT#${activityId}#STILLCOUNTED`
export const stillCountedKey = (activityId: string, responseId: string) =>
  key(stillCountedPartition(activityId), responseId)
/** A batch of responses that staff type in. */
export const entryBatchKey = (activityId: string, id: string) => key(`ACT#${activityId}#ENTRYBATCH`, id)
/** Their responses for as long as they do not count: apart, so that whoever reads or counts responses never meets one. */
export const enteredPartition = (activityId: string, batchId: string) => `ACT#${activityId}#ENTERED#${batchId}`
export const enteredKey = (activityId: string, batchId: string, responseId: string) =>
  key(enteredPartition(activityId, batchId), responseId)
/** Kept encrypted, to go on with on another device. */
export const sealedDraftKey = (activityId: string, id: string) => key(`ACT#${activityId}#SEALED#${id}`, 'DRAFT')
/** There if the person has responded; says nothing of what. */
export const respondedKey = (activityId: string, participantId: string) =>
  key(`ACT#${activityId}#RESPONDED#${shardOf(participantId)}`, participantId)
export const codeKey = (activityId: string, hash: string) => key(`ACT#${activityId}#CODE#${shardOf(hash)}`, hash)
/** A partition a cell, because all responses of a survey write to these. */
export const quotaKey = (activityId: string, quotaId: string, cell: number) =>
  key(`ACT#${activityId}#QUOTA#${cell}`, quotaId)
export const resultsKey = (activityId: string, state: 'BATCHES' | 'FINAL') => key(`ACT#${activityId}#RESULTS`, state)

// Solicitations
/** An import of the draft by its number, the law in force, or the next version. */
export const documentKey = (activityId: string, name: 'law' | 'next' | number) =>
  key(`ACT#${activityId}#DOCUMENT`, typeof name === 'number' ? seqKey(name) : name.toUpperCase())
/** Rounds that say they follow this one. */
export const laterPartition = (activityId: string) => `ACT#${activityId}#LATER`
export const laterKey = (activityId: string, laterId: string) => key(laterPartition(activityId), laterId)
export const commentPartition = (activityId: string, shard: number) => `ACT#${activityId}#COMMENT#${shard}`
export const commentKey = (activityId: string, id: string) => key(commentPartition(activityId, shardOf(id)), id)
export const commentedKey = (activityId: string, participantId: string) =>
  key(`ACT#${activityId}#COMMENTED#${participantId}`, 'COUNT')
/** Which comment a receipt's number is of. */
export const opinionKey = (number: string) => key(`OPINION#${number}`, 'HEAD')
/** By comment, so that all supports of one are counted in the order of the stream; as `comment#participant`. */
export const supportPartition = (activityId: string, shard: number) => `ACT#${activityId}#SUPPORT#${shard}`
export const supportKey = (activityId: string, commentId: string, participantId: string) =>
  key(supportPartition(activityId, shardOf(commentId)), `${commentId}#${participantId}`)
/** What citizens may read of an article's comments, in the order of time. */
export const shownPartition = (activityId: string, articleId: string | null) =>
  `ACT#${activityId}#SHOWN#${articleId ?? 'whole'}`
export const shownKey = (activityId: string, articleId: string | null, sentAt: number, id: string) =>
  key(shownPartition(activityId, articleId), `${seqKey(sentAt)}#${id}`)
/** Until when the contacts of a solicitation's authors are kept; in the index, by that moment, those that still are. */
export const contactsKey = (activityId: string) => key(`ACT#${activityId}`, 'CONTACTS')
export const CONTACTS_KEPT = 'COMMENTCONTACTS'
/** Groups of near duplicates as one run of the work found them, largest first; `NEAR` alone says which run is in force. */
export const nearKey = (activityId: string) => key(`ACT#${activityId}#NEAR`, 'RUN')
export const nearPartition = (activityId: string, run: string) => `ACT#${activityId}#NEAR#${run}`
/** The members of a group, in pieces. */
export const nearMembersPartition = (activityId: string, run: string, leaderId: string) =>
  `ACT#${activityId}#NEAR#${run}#${leaderId}`
/** The table made ready in the background, with the number of decisions it was made at. */
export const preparedKey = (activityId: string) => key(`ACT#${activityId}#ADOPTION`, 'PREPARED')
/** Up to where the authors of comments have been told what came of them. */
export const toldKey = (activityId: string) => key(`ACT#${activityId}#TOLD`, 'HEAD')
/** A submitted adoption table's rows, article by article, in pieces. */
export const adoptionPartition = (activityId: string, tableId: string, articleId: string | null) =>
  `ACT#${activityId}#ADOPTION#${tableId}#${articleId ?? 'whole'}`

export const recordKey = (record: AnyRecord): Key => {
  switch (record.kind) {
    case 'interview':
      return activityKey(record.id)
    case 'question':
      return questionKey(record.activityId, record.id)
    default:
      return key(itemPartition(record.activityId, record.kind), record.id)
  }
}

// Cases
export const CASE = 'CASE#'
export const caseKey = (id: string) => key(`${CASE}${id}`, 'HEAD')
export const caseNotes = (caseId: string) => `${CASE}${caseId}#NOTE`
export const caseNoteKey = (caseId: string, id: string) => key(caseNotes(caseId), id)
/** A command's entry in the trail of a department. */
export const caseAuditKey = (caseId: string, id: string, siteId: string) => key(caseAudits(caseId), `${id}#${siteId}`)
export const caseAudits = (caseId: string) => `${CASE}${caseId}#AUDIT`
export const caseCommands = (caseId: string) => `${CASE}${caseId}#COMMAND`
export const caseCommandKey = (caseId: string, id: string) => key(caseCommands(caseId), id)
/** A public number leads to its case; there once, so that a number is given once. */
export const receiptKey = (number: string) => key(`RECEIPT#${number}`, 'HEAD')
/** Tries against a rate limit, in one window of time; erased by DynamoDB afterwards. */
export const attemptKey = (limit: string, window: number) => key(`ATTEMPT#${limit}`, seqKey(window))
/** What an address has done in one place in a quarter of an hour; `counter` holds a hash, never an address. */
export const roomKey = (counter: string, quarter: number) => key(`ROOM#${counter}`, seqKey(quarter))
/** About how many joined an activity, or a site's box, in a minute. */
export const joiningKey = (where: string, minute: number) => key(`JOINING#${where}`, seqKey(minute))
/** There if a participant has done anything that was accepted. */
export const tookPartKey = (participantId: string) => key(`TOOKPART#${participantId}`, 'HEAD')
/** What addresses are hidden under on one day. */
export const dayKeyKey = (day: number) => key('ADDRESSKEY', seqKey(day))
/** Lists of a site: open cases by due day (and, in the index, by receipt), closed and public ones by their answer. */
export const caseList = (siteId: string, list: 'OPEN' | 'CLOSED' | 'PUBLIC') => `SITE#${siteId}#CASE#${list}`
/** In the index, all open cases of the platform by due day, for schedules. */
export const openCases = (shard: number) => `OPENCASES#${shard}`
/** In the index, ended cases that still hold a way to reach their citizen, by the moment it is erased. */
export const contactsHeld = (shard: number) => `CASECONTACTS#${shard}`
export const templatesKey = (siteId: string) => key(`SITE#${siteId}`, 'TEMPLATES')

/** Of what a person wrote: a letter, a comment, a question; with what was said of it afterwards it goes as one (`trail.ts`). */
export type Thing = `case#${string}` | `comment#${string}#${string}` | `question#${string}#${string}`
/** The key under which the audit trail keeps what may quote a thing; destroyed with its words. */
export const wordsKey = (thing: Thing) => key(`WORDS#${thing}`, 'KEY')

export const siteKey = (id: string) => key(`SITE#${id}`, 'HEAD')
export const childKey = (parentId: string, id: string) => key(`SITE#${parentId}`, `CHILD#${id}`)
export const siteCommandKey = (siteId: string, id: string) => key(`SITE#${siteId}#COMMAND`, id)
/**
 * An access token that its person has signed out of, until it would have lapsed by itself. It stands among their roles: whoever reads
 * those at a request reads this with them.
 */
export const signedOutKey = (subject: string, session: string) => key(`STAFF#${subject}`, `SIGNEDOUT#${session}`)
export const membershipKey = (subject: string, siteId: string) => key(`STAFF#${subject}`, `SITE#${siteId}`)

// Work in the background
export const JOB = 'JOB#'
/** A job's head, a piece of its result, or a part of its stored state. */
export const jobKey = (siteId: string, id: string, sk: string) => key(`${JOB}${siteId}#${id}`, sk)
/** What was started on an activity, or on a site as a whole: as long as the jobs themselves last. */
export const activityJobs = (activityId: string) => `ACT#${activityId}#JOBS`
export const siteJobs = (siteId: string) => `SITE#${siteId}#JOBS`
export const JOB_HEAD = 'HEAD'
export const OPEN_JOBS = 'OPENJOBS'

// Calendars
export const calendarKey = (siteId: string) => key(`SITE#${siteId}`, 'CALENDAR')
export const calendarVersions = (siteId: string) => `SITE#${siteId}#CALENDAR`
export const calendarVersionKey = (siteId: string, version: number) => key(calendarVersions(siteId), seqKey(version))
/** All orders to compute due dates anew stand in one partition: there is at most one a site. */
export const RECOMPUTE = 'RECOMPUTE'
export const recomputeKey = (siteId: string) => key(RECOMPUTE, siteId)

// Webhooks
export const WEBHOOK = 'WEBHOOK#'
/** All of a site in one item: they are few, and whoever tells something reads those of a whole path at once. */
export const webhooksKey = (siteId: string) => key(`${WEBHOOK}${siteId}`, 'ALL')
export const deliveryPartition = (siteId: string, webhookId: string) => `${WEBHOOK}${siteId}#${webhookId}`
export const deliveryKey = (siteId: string, webhookId: string, id: string) =>
  key(deliveryPartition(siteId, webhookId), id)
export const WEBHOOKS_DUE = 'WEBHOOKSDUE'

// Notices
export const NOTICE = 'NOTICE#'
export const noticePartition = (subject: string) => `${NOTICE}${subject}`
export const noticeKey = (subject: string, sk: string) => key(noticePartition(subject), sk)
export const unreadOf = (subject: string) => `UNREAD#${subject}`
/** There if it was sent: each reminder has an id. */
export const reminderKey = (caseId: string, id: string) => key(`REMINDER#${caseId}`, id)
/** When a task of the clock was seen to last. */
export const taskKey = (name: string) => key('TASK', name)

// The public account
export const accountPartition = (siteId: string) => `ACCOUNT#${siteId}`
/** `cell` is `month#type#department`: a range of months is a range of keys. */
export const accountKey = (siteId: string, cell: string) => key(accountPartition(siteId), cell)
/** What of a case has been counted. */
export const countedKey = (caseId: string) => key(`COUNTED#${caseId}`, 'HEAD')
/** In the index: those whose case may still change. */
export const COUNTED_OPEN = 'COUNTEDOPEN'

/** The second way to find a thing: by what it belongs to (index `byOwner`, `ownerPk` / `ownerSk`). */
export const BY_OWNER = 'byOwner'
export const ownedBySite = (siteId: string, what: 'ACTIVITY' | 'STAFF' | 'AUDIT') => `SITE#${siteId}#${what}`
export const OPEN_ACTIVITIES = 'OPEN'

/** The parts of a Records key below an activity: `ACT#id#VOTE#question#shard` gives kind `VOTE` and the rest. */
export const readKey = (pk: string): { activityId: string; kind: string; rest: string[] } | null => {
  const [prefix, activityId, kind = 'HEAD', ...rest] = pk.split('#')
  return prefix === 'ACT' && activityId ? { activityId, kind, rest } : null
}

// Sockets

/** Connections of a channel are spread over this many groups, each delivered to on its own and in order. */
export const GROUPS: Record<Channel, number> = { public: 8, staff: 1 }

export const groupPartition = (activityId: string, channel: Channel, group: number) =>
  `GROUP#${activityId}#${channel}#${group}`
export const memberKey = (groupPk: string, connectionId: string) => key(groupPk, `CONN#${connectionId}`)
export const dueKey = (groupPk: string) => key(groupPk, 'DUE')
export const connectionKey = (connectionId: string) => key(`SOCKET#${connectionId}`, 'HEAD')
/** The sockets of a person on staff channels, whatever they listen to. */
export const listenerPartition = (subject: string) => `LISTENER#${subject}`
export const listenerKey = (subject: string, connectionId: string) => key(listenerPartition(subject), connectionId)
export const groupsPartition = (activityId: string) => `GROUPS#${activityId}`
export const groupKey = (activityId: string, channel: Channel, group: number) =>
  key(groupsPartition(activityId), `${channel}#${group}`)
