import { resolve } from 'node:path'
import { ready } from './block.ts'
import { createClock } from './clock.ts'
import { ACCOUNTS, CITIZENS } from './demo/accounts.ts'
import { startDemo } from './demo/demo.ts'
import { clearDataDir } from './fresh.ts'
import { LocalError } from './local-error.ts'
import { HELP, type Options, PORTS, readOptions } from './options.ts'
import { startPlatform } from './platform.ts'
import { requirePorts } from './required-ports.ts'
import { handleShutdown, type Shutdown } from './shutdown.ts'

const tell = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const run = async (options: Options, shutdown: Shutdown): Promise<void> => {
  const { demo, firstPort } = options
  const dataDir = resolve(options.dataDir)
  await requirePorts('127.0.0.1', firstPort, PORTS)
  if (options.fresh) clearDataDir(dataDir)
  const ports = { platform: firstPort + 1, socket: firstPort + 2, issuer: firstPort + 3, citizens: firstPort + 4 }
  const clock = createClock()
  const known = { accounts: ACCOUNTS, citizens: CITIZENS, showAccounts: demo }
  const platform = await startPlatform({ dataDir, ports, clock, ...known, tell })
  shutdown.arm(platform.stop)
  const shown = demo ? await startDemo({ platform, clock, dataDir, port: firstPort, tell }) : null
  shutdown.arm(async () => {
    await shown?.stop()
    await platform.stop()
  })
  const { platformUrl, socketUrl } = platform
  tell(ready({ platformUrl, socketUrl, dataDir, accounts: ACCOUNTS, citizens: CITIZENS, demoUrl: shown?.url ?? null }))
}

const shutdown = handleShutdown(tell)
try {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options === 'help') tell(HELP)
  else await run(options, shutdown)
} catch (error) {
  if (!(error instanceof LocalError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
