import type * as v from 'valibot'

/**
 * Who may call: anyone (from an allowed origin), a participant with a token, a citizen whom the citizens' issuer has verified (on the
 * platform's own page), or signed-in staff whose roles allow the action.
 */
type Access = 'anyone' | 'participant' | 'verified' | 'staff'

export interface Route {
  method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'
  /** OpenAPI form: `/api/activities/{activityId}`. */
  path: string
  access: Access
  summary: string
  /** Which kind of activity its path may name; absent: an interview. */
  kind?: 'survey' | 'solicitation' | 'any'
  params?: v.GenericSchema
  query?: v.GenericSchema
  body?: v.GenericSchema
  /** In bytes; default 512 KB. */
  maxBodyBytes?: number
  /** The field of the body that names the site acted on, where the path does not. */
  siteIn?: 'parentId'
  /** Absent: not JSON (a page). */
  reply?: v.GenericSchema
}
