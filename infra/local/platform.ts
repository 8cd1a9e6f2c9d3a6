import { builtTemplate } from './built.ts'
import { claimDataDir } from './data-dir.ts'
import { type Account, CITIZEN_REALM, IDENTITY, STAFF_REALM } from './identity.ts'
import { type Oidc, startOidc } from './oidc.ts'
import { type LocalOptions, type LocalRuntime, start } from './runtime.ts'

export interface PlatformOptions extends Omit<LocalOptions, 'templatePath' | 'jwtIssuers' | 'ports'> {
  accounts: readonly Account[]
  /** Whom the citizens' issuer knows. */
  citizens?: readonly Account[]
  /** Whether the sign-in page lists the accounts with their passwords. */
  showAccounts?: boolean
  /** Default: from the kernel. */
  ports?: { platform?: number; socket?: number; issuer?: number; citizens?: number }
  /** Told what takes time. */
  tell?: (line: string) => void
}

export interface Platform extends LocalRuntime {
  issuer: Oidc
  citizens: Oidc
}

/** The whole platform on this machine: the stack as it is now, where its staff sign in, and who verifies its citizens. */
export const startPlatform = async ({
  tell,
  ports = {},
  citizens: known = [],
  ...options
}: PlatformOptions): Promise<Platform> => {
  const templatePath = await builtTemplate(tell)
  tell?.('Starting DynamoDB Local, the functions and the gateways …')
  // The folder is claimed by the runtime; this only finds out early, before anything is written into it, that it cannot be.
  if (options.dataDir) claimDataDir(options.dataDir)()
  const issuer = await startOidc({ ...options, realm: STAFF_REALM, port: ports.issuer })
  const both: Oidc[] = [issuer]
  const stopBoth = () => Promise.all(both.map((one) => one.stop()))
  try {
    const citizens = await startOidc({ ...options, realm: CITIZEN_REALM, accounts: known, port: ports.citizens })
    both.push(citizens)
    const jwtIssuers = { [IDENTITY.oidcIssuer]: issuer.issuer, [IDENTITY.citizenIssuer]: citizens.issuer }
    const runtime = await start({ ...options, ports, templatePath, jwtIssuers })
    // Some type the one name, some the other.
    for (const name of ['127.0.0.1', 'localhost'])
      for (const one of both) one.allow(runtime.platformUrl.replace('127.0.0.1', name))
    const stop = async (): Promise<void> => {
      await Promise.all([runtime.stop(), stopBoth()])
    }
    return { ...runtime, issuer, citizens, stop }
  } catch (error) {
    await stopBoth()
    throw error
  }
}
