import { LIMITS, TIMES } from '../../contract/limits.ts'
import { ClientMessage, ConnectQuery, PublicFrame, StaffFrame } from '../../contract/live/frame.ts'
import { jsonSchema } from './schema.ts'

const message = (name: string, schema: Parameters<typeof jsonSchema>[0]) => ({
  [name]: { name, contentType: 'application/json', payload: jsonSchema(schema) },
})

/** The socket's messages in AsyncAPI 3.0, made from the same schemas that both sides parse with. */
export const describeSocket = (socketUrl: string) => {
  const { host, protocol, pathname } = new URL(socketUrl)
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Zhitong live delivery',
      version: '1',
      description: `Frames are at most ${LIMITS.frameBytes} bytes. Ping at least every ${TIMES.pingMs} ms; replace the socket at an age of ${TIMES.replaceAfterMs.join('–')} ms.`,
    },
    servers: { live: { host, pathname, protocol: protocol.replace(':', '') } },
    channels: {
      activity: {
        address: '/',
        bindings: { ws: { query: jsonSchema(ConnectQuery) } },
        messages: {
          ...message('clientMessage', ClientMessage),
          ...message('publicFrame', PublicFrame),
          ...message('staffFrame', StaffFrame),
        },
      },
    },
    operations: {
      send: { action: 'receive', channel: ref('activity'), messages: [messageRef('clientMessage')] },
      frames: {
        action: 'send',
        channel: ref('activity'),
        messages: [messageRef('publicFrame'), messageRef('staffFrame')],
      },
    },
  }
}

const ref = (channel: string) => ({ $ref: `#/channels/${channel}` })
const messageRef = (name: string) => ({ $ref: `#/channels/activity/messages/${name}` })
