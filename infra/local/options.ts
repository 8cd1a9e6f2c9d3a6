import { parseArgs } from 'node:util'
import { LocalError } from './local-error.ts'

const FIRST_PORT = 8080
/** In this order, from the first: the demo's government page, the platform, the WebSocket API, the sign-in of staff, the identity of citizens. */
export const PORTS = 5

export const HELP = `npm start -- [--data FOLDER] [--fresh] [--no-demo]

Runs the whole platform on this machine.

  --data FOLDER   where data persists (default .data)
  --fresh         starts empty: deletes what earlier starts left in that folder
  --no-demo       no demo site, staff, interviews and visitors
  --help          this text

  PORT=9080       (environment) the first of ${PORTS} ports in a row (default ${FIRST_PORT})
`

export interface Options {
  dataDir: string
  fresh: boolean
  demo: boolean
  firstPort: number
}

const portFrom = (text: string | undefined): number => {
  if (!text) return FIRST_PORT
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port + PORTS - 1 <= 65_535) return port
  throw new LocalError(`PORT=${text} is not a port from 1 to ${65_536 - PORTS}, the first of ${PORTS} in a row`)
}

/** What the command line and the environment ask for; `help` where that is all. */
export const readOptions = (args: string[], environment: NodeJS.ProcessEnv): Options | 'help' => {
  const parse = () =>
    parseArgs({
      args,
      allowNegative: true,
      options: {
        data: { type: 'string', default: '.data' },
        fresh: { type: 'boolean', default: false },
        demo: { type: 'boolean', default: true },
        help: { type: 'boolean', default: false },
      },
    })
  let values: ReturnType<typeof parse>['values']
  try {
    values = parse().values
  } catch (error) {
    throw new LocalError(`${error instanceof Error ? error.message : error}\n\n${HELP}`)
  }
  if (values.help) return 'help'
  return { dataDir: values.data, fresh: values.fresh, demo: values.demo, firstPort: portFrom(environment.PORT) }
}
