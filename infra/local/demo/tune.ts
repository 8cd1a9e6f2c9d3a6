const RATE = 16_000
const NOTE_S = 0.4
/** Five tones, up and down. In hertz. */
const NOTES = [261.6, 293.7, 329.6, 392, 440, 523.3, 440, 392, 329.6, 261.6]

/** The programme's opening tune as a WAV file: 16 bits, one channel. */
export const openingTune = (): Buffer => {
  const perNote = RATE * NOTE_S
  const samples = Buffer.alloc(NOTES.length * perNote * 2)
  for (const [index, hertz] of NOTES.entries())
    for (let at = 0; at < perNote; at++) {
      const fade = Math.min(1, at / 200) * (1 - at / perNote)
      const value = Math.sin((2 * Math.PI * hertz * at) / RATE) * fade * 9000
      samples.writeInt16LE(Math.round(value), (index * perNote + at) * 2)
    }
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + samples.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(RATE, 24)
  header.writeUInt32LE(RATE * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples.length, 40)
  return Buffer.concat([header, samples])
}
