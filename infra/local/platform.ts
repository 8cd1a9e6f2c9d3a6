import { builtTemplate } from './built.ts'
import { claimDataDir } from './data-dir.ts'
import { type Account, IDENTITY } from './identity.ts'
import { type Oidc, startOidc } from './oidc.ts'
import { type LocalOptions, type LocalRuntime, start } from './runtime.ts'

export interface PlatformOptions extends Omit<LocalOptions, 'templatePath' | 'jwtIssuers' | 'ports'> {
  accounts: readonly Account[]
  /** Whether the sign-in page lists the accounts with their passwords. */
  showAccounts?: boolean
  /** Default: from the kernel. */
  ports?: { platform?: number; socket?: number; issuer?: number }
  /** Told what takes time. */
  tell?: (line: string) => void
}

export interface Platform extends LocalRuntime {
  issuer: Oidc
}

/** The whole platform on this machine: the stack as it is now, and where its staff sign in. */
export const startPlatform = async ({ tell, ports = {}, ...options }: PlatformOptions): Promise<Platform> => {
  const templatePath = await builtTemplate(tell)
  tell?.('Starting DynamoDB Local, the functions and the gateways …')
  // The folder is claimed by the runtime; this only finds out early, before anything is written into it, that it cannot be.
  if (options.dataDir) claimDataDir(options.dataDir)()
  const issuer = await startOidc({ ...options, port: ports.issuer })
  try {
    const jwtIssuers = { [IDENTITY.oidcIssuer]: issuer.issuer }
    const runtime = await start({ ...options, ports, templatePath, jwtIssuers })
    // Some type the one name, some the other.
    for (const name of ['127.0.0.1', 'localhost']) issuer.allow(runtime.platformUrl.replace('127.0.0.1', name))
    const stop = async (): Promise<void> => {
      await Promise.all([runtime.stop(), issuer.stop()])
    }
    return { ...runtime, issuer, stop }
  } catch (error) {
    await issuer.stop()
    throw error
  }
}
