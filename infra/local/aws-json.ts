/** AWS's JSON protocol without its SDK: a call costs a fifteenth of the CPU, and records arrive as Lambda gets them. */
export const callAws = async (endpoint: string, target: string, body: unknown): Promise<unknown> => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': target,
      // DynamoDB Local wants a credential, and checks no signature.
      authorization: 'AWS4-HMAC-SHA256 Credential=local/20240101/us-east-1/dynamodb/aws4_request, Signature=0',
    },
    body: JSON.stringify(body),
  })
  const answer: unknown = await response.json()
  if (response.ok) return answer
  throw new AwsError(target, answer)
}

export class AwsError extends Error {
  override readonly name = 'AwsError'
  /** Such as `ResourceNotFoundException`. */
  readonly code: string

  constructor(target: string, answer: unknown) {
    const said: Record<string, unknown> = typeof answer === 'object' && answer !== null ? { ...answer } : {}
    super(`${target}: ${said.message ?? said.Message ?? JSON.stringify(answer)}`)
    this.code = String(said.__type).replace(/^.*#/, '')
  }
}
