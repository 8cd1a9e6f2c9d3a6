import type { Duplex } from 'node:stream'

/**
 * Calls `exceeded` when a client's WebSocket frame declares a payload over the limit. `ws` reports only whole
 * messages, but API Gateway limits each frame, too (RFC 6455, section 5.2: flags, length, mask, payload).
 */
export const watchFrames = (socket: Duplex, limitBytes: number, exceeded: () => void): void => {
  let skip = 0
  let header = Buffer.alloc(0)
  const onData = (chunk: Buffer): void => {
    let at = 0
    while (at < chunk.length) {
      if (skip > 0) {
        const step = Math.min(skip, chunk.length - at)
        skip -= step
        at += step
        continue
      }
      header = Buffer.concat([header, chunk.subarray(at, at + 1)])
      at++
      if (header.length < 2) continue
      const second = header[1] ?? 0
      const short = second & 0x7f
      const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0
      const maskBytes = second & 0x80 ? 4 : 0
      if (header.length < 2 + lengthBytes) continue
      const length =
        lengthBytes === 2 ? header.readUInt16BE(2) : lengthBytes === 8 ? Number(header.readBigUInt64BE(2)) : short
      header = Buffer.alloc(0)
      skip = maskBytes + length
      if (length <= limitBytes) continue
      socket.off('data', onData)
      exceeded()
      return
    }
  }
  // Before `ws` hears of it: a frame that came in one piece must not be delivered first.
  socket.prependListener('data', onData)
}
