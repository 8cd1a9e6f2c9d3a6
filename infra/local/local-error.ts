/** What the person who started the runtime can put right: the message says what is wrong and where. */
export class LocalError extends Error {
  override readonly name = 'LocalError'
}
