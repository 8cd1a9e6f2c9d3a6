import { Unzip, UnzipInflate } from 'fflate'

/** Fed in slices, so that no slice of a bomb can grow beyond some megabytes before it is noticed. */
const SLICE = 16_384

/** The named files of an archive, as text; null where it is none, or they are larger than `most` bytes in all. Others are never unpacked. */
export const unzipTexts = (archive: Uint8Array, names: readonly string[], most: number): Map<string, string> | null => {
  const found = new Map<string, Uint8Array[]>()
  let bytes = 0
  let broken = false
  const unzip = new Unzip((file) => {
    if (!names.includes(file.name)) return
    const chunks: Uint8Array[] = []
    found.set(file.name, chunks)
    file.ondata = (error, chunk) => {
      if (error) broken = true
      bytes += chunk?.length ?? 0
      if (chunk && bytes <= most) chunks.push(chunk)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < archive.length && bytes <= most && !broken; at += SLICE)
      unzip.push(archive.subarray(at, at + SLICE), at + SLICE >= archive.length)
  } catch {
    return null
  }
  if (broken || bytes > most || found.size === 0) return null
  return new Map([...found].map(([name, chunks]) => [name, Buffer.concat(chunks).toString('utf8')]))
}
