import { constants, crc32, deflateRawSync } from 'node:zlib'

/**
 * A zip file written as it comes, whose writer can stop after any piece and be gone on with elsewhere: every piece ends with
 * a full flush, after which the next is compressed as if nothing had been before. Its state is small plain JSON.
 */
export interface ZipState {
  /** Bytes written so far. */
  at: number
  files: { name: string; start: number; crc: number; size: number; packed: number }[]
}

export const NEW_ZIP: ZipState = { at: 0, files: [] }

/** Without zip64 no number in it may be larger; in bytes. */
export const MOST_BYTES = 0xffff_ffff

const UTF8_WITH_DESCRIPTOR = 0x0808
const DEFLATED = 8
const VERSION = 20
/** 1980-01-01, the first day a zip knows: what is exported is dated inside. */
const DATE = 0x0021

const record = (...fields: [bytes: 2 | 4, value: number][]): Buffer => {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of fields) {
    buffer.writeUIntLE(value, at, bytes)
    at += bytes
  }
  return buffer
}

/** The writer of one step: it begins at a state, and gives the bytes and the state it ends with. */
export const zipFrom = (before: ZipState) => {
  const state = structuredClone(before)
  const output: Buffer[] = []
  const put = (...buffers: Buffer[]): void => {
    for (const buffer of buffers) {
      output.push(buffer)
      state.at += buffer.length
    }
  }
  const pack = (file: ZipState['files'][number], data: Buffer, finishFlush: number): void => {
    const packed = deflateRawSync(data, { finishFlush })
    file.crc = crc32(data, file.crc)
    file.size += data.length
    file.packed += packed.length
    put(packed)
  }
  const zip = {
    open: (name: string): void => {
      const bytes = Buffer.from(name)
      state.files.push({ name, start: state.at, crc: 0, size: 0, packed: 0 })
      put(
        record([4, 0x04034b50], [2, VERSION], [2, UTF8_WITH_DESCRIPTOR], [2, DEFLATED], [2, 0], [2, DATE]),
        // Checksum and sizes follow the data, for they are not known before.
        record([4, 0], [4, 0], [4, 0], [2, bytes.length], [2, 0]),
        bytes,
      )
    },
    write: (text: string): void => {
      const file = state.files.at(-1)
      if (file && text !== '') pack(file, Buffer.from(text), constants.Z_FULL_FLUSH)
    },
    close: (): void => {
      const file = state.files.at(-1)
      if (!file) return
      pack(file, Buffer.alloc(0), constants.Z_FINISH)
      put(record([4, 0x08074b50], [4, file.crc], [4, file.packed], [4, file.size]))
    },
    file: (name: string, text: string): void => {
      zip.open(name)
      zip.write(text)
      zip.close()
    },
    end: (): void => {
      const start = state.at
      for (const { name, start: offset, crc, size, packed } of state.files) {
        const bytes = Buffer.from(name)
        put(
          record(
            [4, 0x02014b50],
            [2, VERSION],
            [2, VERSION],
            [2, UTF8_WITH_DESCRIPTOR],
            [2, DEFLATED],
            [2, 0],
            [2, DATE],
          ),
          record(
            [4, crc],
            [4, packed],
            [4, size],
            [2, bytes.length],
            [2, 0],
            [2, 0],
            [2, 0],
            [2, 0],
            [4, 0],
            [4, offset],
          ),
          bytes,
        )
      }
      const { length } = state.files
      put(record([4, 0x06054b50], [2, 0], [2, 0], [2, length], [2, length], [4, state.at - start], [4, start], [2, 0]))
    },
    result: (): { state: ZipState; output: Buffer } => ({ state, output: Buffer.concat(output) }),
  }
  return zip
}
