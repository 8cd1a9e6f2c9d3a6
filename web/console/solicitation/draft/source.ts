import type * as v from 'valibot'
import type { ImportDraft } from '#contract/solicitation/draft.ts'
import { SOLICITATION_LIMITS as MAX } from '#contract/solicitation/limits.ts'

const FORMATS: Record<string, 'text' | 'markdown' | 'html'> = {
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
}

/** A file as the import takes it; null: it is too large. */
export const sourceOf = async (file: File): Promise<v.InferInput<typeof ImportDraft>['source'] | null> => {
  const end = /\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase() ?? ''
  if (end !== 'docx') {
    const source = await file.text()
    return source.length > MAX.source ? null : { format: FORMATS[end] ?? 'text', source }
  }
  if (Math.ceil(file.size / 3) * 4 > MAX.fileBase64) return null
  return { format: 'docx', base64: base64Of(new Uint8Array(await file.arrayBuffer())) }
}

/** In slices: a browser takes only so many arguments at once. */
const base64Of = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return btoa(text)
}
