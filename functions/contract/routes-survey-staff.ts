import * as v from 'valibot'
import { Id, Instant, SiteId, Whole } from './basics.ts'
import { CommandReply } from './interview/list.ts'
import type { Route } from './route.ts'
import { pageQuery } from './routes-open.ts'
import { DefinitionAsStored, VersionNumber } from './routes-survey.ts'
import { StaffSurvey, SurveyPhase } from './survey/activity.ts'
import { CreateSurvey, SurveyCommand } from './survey/command.ts'
import { DifferenceReply } from './survey/difference.ts'
import { ConfirmEntryBatch, EntryBatch, EntryBatchPage, OpenEntryBatch, RejectEntryBatch } from './survey/entry.ts'
import { ResponseReceipt } from './survey/receipt.ts'
import { AddCodes, EnterResponse, ResponsePage, StaffResponse, TryResponse } from './survey/response.ts'
import { ResultsPreview, StaffResults } from './survey/results.ts'

const activity = v.object({ activityId: Id })
const response = v.object({ activityId: Id, responseId: Id })
const entryBatch = v.object({ activityId: Id, batchId: Id })

/** Of a limit. `used` is null for who may not read single responses, while these come. */
const Room = v.object({ used: v.nullable(Whole), full: v.boolean() })

/** What staff call of a survey. */
export const SURVEY_STAFF_ROUTES = {
  'survey.create': {
    method: 'PUT',
    path: '/api/staff/sites/{siteId}/surveys/{activityId}',
    access: 'staff',
    kind: 'survey',
    summary: 'Create a survey as a draft',
    params: v.object({ siteId: SiteId, activityId: Id }),
    body: CreateSurvey,
    reply: CommandReply,
  },
  'survey.backstage': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/survey',
    access: 'staff',
    kind: 'survey',
    summary: 'A survey as staff see it, with what is being edited',
    params: activity,
    reply: v.object({
      survey: StaffSurvey,
      phase: SurveyPhase,
      draft: v.nullable(DefinitionAsStored),
      /** Whether anybody verifies citizens here. */
      verifies: v.boolean(),
      now: Instant,
    }),
  },
  'survey.version': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/definitions/{version}',
    access: 'staff',
    kind: 'survey',
    summary: 'What a version asks',
    params: v.object({ activityId: Id, version: VersionNumber }),
    reply: v.object({ definition: DefinitionAsStored }),
  },
  'survey.difference': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/difference',
    access: 'staff',
    kind: 'survey',
    summary: 'What releasing the draft would change, and what that does to the results',
    params: activity,
    reply: DifferenceReply,
  },
  'survey.command': {
    method: 'POST',
    path: '/api/staff/activities/{activityId}/survey',
    access: 'staff',
    kind: 'survey',
    summary: 'Do something: see the command types',
    params: activity,
    body: SurveyCommand,
    reply: CommandReply,
  },
  'results.staff': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/results',
    access: 'staff',
    kind: 'survey',
    summary: 'All that is counted',
    params: activity,
    reply: StaffResults,
  },
  'results.preview': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/results/preview',
    access: 'staff',
    kind: 'survey',
    summary:
      'What the public will read once the results are signed off, and why what it will not is withheld: under review, or as soon as the survey has closed for who may read single responses',
    params: activity,
    reply: ResultsPreview,
  },
  'limit.read': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/limits',
    access: 'staff',
    kind: 'survey',
    summary: 'How many places are taken: of the survey, where it has a limit, and of each quota by its id',
    params: activity,
    reply: v.object({ total: v.nullable(Room), quotas: v.record(v.string(), Room) }),
  },
  'response.list': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/responses',
    access: 'staff',
    kind: 'survey',
    summary: 'Responses, in no order that tells anything',
    params: activity,
    query: v.object({ ...pageQuery.entries, trials: v.optional(v.literal('yes')) }),
    reply: ResponsePage,
  },
  'response.read': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/responses/{responseId}',
    access: 'staff',
    kind: 'survey',
    summary: 'One response',
    params: response,
    query: v.object({ trials: v.optional(v.literal('yes')) }),
    reply: StaffResponse,
  },
  'response.enter': {
    method: 'PUT',
    path: '/api/staff/activities/{activityId}/responses/{responseId}',
    access: 'staff',
    kind: 'survey',
    summary:
      'Enter a response given on paper or by telephone into a batch; it counts once a second person has confirmed that',
    params: response,
    body: EnterResponse,
    reply: ResponseReceipt,
  },
  'entry.list': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/entries',
    access: 'staff',
    kind: 'survey',
    summary: 'Batches of responses that staff type in, in no order',
    params: activity,
    query: pageQuery,
    reply: EntryBatchPage,
  },
  'entry.read': {
    method: 'GET',
    path: '/api/staff/activities/{activityId}/entries/{batchId}',
    access: 'staff',
    kind: 'survey',
    summary:
      'A batch with the responses that stand in it uncounted: for who confirms it, and once it is decided on for who may read single responses',
    params: entryBatch,
    query: pageQuery,
    reply: v.object({ batch: EntryBatch, ...ResponsePage.entries }),
  },
  'entry.open': {
    method: 'PUT',
    path: '/api/staff/activities/{activityId}/entries/{batchId}',
    access: 'staff',
    kind: 'survey',
    summary: 'Open a batch to enter responses into; its reference says where their forms are',
    params: entryBatch,
    body: OpenEntryBatch,
    reply: CommandReply,
  },
  'entry.confirm': {
    method: 'POST',
    path: '/api/staff/activities/{activityId}/entries/{batchId}/confirmation',
    access: 'staff',
    kind: 'survey',
    summary: 'Confirm a batch as somebody who entered none of it: its responses count from then on',
    params: entryBatch,
    body: ConfirmEntryBatch,
    reply: CommandReply,
  },
  'entry.reject': {
    method: 'POST',
    path: '/api/staff/activities/{activityId}/entries/{batchId}/rejection',
    access: 'staff',
    kind: 'survey',
    summary: 'Reject a batch with a reason: it never counts, and stays on record',
    params: entryBatch,
    body: RejectEntryBatch,
    reply: CommandReply,
  },
  'response.erase': {
    method: 'DELETE',
    path: '/api/staff/activities/{activityId}/responses/{responseId}',
    access: 'staff',
    kind: 'survey',
    summary:
      'Erase a response, on the word of who gave it; until the results are submitted it is taken out of the tallies; its place is not given away',
    params: response,
    /** Of one that is not counted: the batch it stands in. */
    query: v.object({ batch: v.optional(Id) }),
    reply: v.object({}),
  },
  'response.try': {
    method: 'PUT',
    path: '/api/staff/activities/{activityId}/trials/{responseId}',
    access: 'staff',
    kind: 'survey',
    summary: 'Try the draft: a response that counts nowhere and is erased after a month',
    params: response,
    body: TryResponse,
    reply: ResponseReceipt,
  },
  'code.add': {
    method: 'PUT',
    path: '/api/staff/activities/{activityId}/codes',
    access: 'staff',
    kind: 'survey',
    summary: 'Add invitation codes; they are kept as hashes, and adding them again changes nothing',
    params: activity,
    body: AddCodes,
    reply: v.object({ codes: Whole }),
  },
} as const satisfies Record<string, Route>
