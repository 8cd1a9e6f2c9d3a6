import type { Sealing } from '../runtime/sealing.ts'

/** JSON with the names of every object in one order: the same content is the same text, in whatever order it was written. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )

const CHARACTERS = 22

/**
 * What tells a thing's content from other content that is sent under the same id (D2): 128 bits, kept with the thing or with the
 * command's receipt. Made with the deployment's secret, so that nobody confirms by the table alone what they guess was written (M13).
 * `content` is as it was parsed: two ways to write the same are the same.
 */
export const digestOf = async (sealing: Pick<Sealing, 'mac'>, ...content: readonly unknown[]): Promise<string> =>
  Buffer.from(await sealing.mac(`content:${canonical(content)}`))
    .toString('base64url')
    .slice(0, CHARACTERS)

/**
 * The same of a command of staff, by whom it is sent. The version that its sender saw is no part of it: sent again after an answer that
 * was lost, it may name the one that it made itself.
 */
export const commandDigest = (
  sealing: Pick<Sealing, 'mac'>,
  { subject }: { subject: string },
  { version, ...command }: { commandId: string; version?: unknown },
): Promise<string> => digestOf(sealing, subject, command)
