import type { StaffResponse } from '../../../contract/survey/response.ts'

/** Responses as JSON Lines, just as they were given, a line at a time. */
export async function* toJsonLines(
  responses: Iterable<StaffResponse> | AsyncIterable<StaffResponse>,
): AsyncGenerator<string> {
  for await (const response of responses) yield `${JSON.stringify(response)}\n`
}
