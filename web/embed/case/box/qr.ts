import { generate } from 'lean-qr'

/** Modules around the code that scanners need empty. */
const QUIET = 4

/** A QR code as the path of an SVG of `size` × `size`: a run of dark modules in a row is one box. */
export const qrPath = (text: string): { size: number; path: string } => {
  const code = generate(text)
  let path = ''
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) {
      let run = 0
      while (code.get(x + run, y)) run++
      if (run > 0) path += `M${x + QUIET} ${y + QUIET}h${run}v1h-${run}z`
      x += run
    }
  return { size: code.size + 2 * QUIET, path }
}
