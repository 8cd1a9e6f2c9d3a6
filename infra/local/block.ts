import { type Account, IDENTITY } from './identity.ts'

export interface Ready {
  platformUrl: string
  socketUrl: string
  /** The government page, where the demo runs. */
  demoUrl: string | null
  accounts: readonly Account[]
  citizens: readonly Account[]
  dataDir: string
}

/** Columns that a terminal takes for a text: Chinese characters are two wide. */
const width = (text: string): number =>
  [...text].reduce((sum, one) => sum + (/[\u2e80-\u9fff\uff00-\uff60]/.test(one) ? 2 : 1), 0)

const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)))

const accountRows = (accounts: readonly Account[]): string[] =>
  accounts.map(
    ({ username, password, name, role }) => `  ${pad(username, 13)}${pad(password, 13)}${pad(name, 9)}${role}`,
  )

/** All that somebody needs to know once everything runs, and where `npm start` ends. */
export const ready = ({ platformUrl, socketUrl, demoUrl, accounts, citizens, dataDir }: Ready): string =>
  [
    '',
    'Zhitong is ready.',
    '',
    ...(demoUrl
      ? [`  Government page   ${demoUrl}/`, `  Demo visitors     ${demoUrl}/demo   (pause, go on, a new round)`]
      : []),
    `  Console           ${platformUrl}/console/`,
    `  API               ${platformUrl}/openapi.json   ${platformUrl}/healthz`,
    `  Socket            ${socketUrl}   (messages: ${platformUrl}/asyncapi.json)`,
    '',
    'Staff accounts (user name, password, name, role)',
    ...accountRows(demoUrl ? accounts : accounts.filter(({ username }) => username === IDENTITY.adminSubject)),
    ...(demoUrl ? [] : ['  The admin sets up sites and their staff in the console.']),
    '',
    'Citizens, where an activity verifies identity (user name, password, name)',
    ...accountRows(citizens),
    '',
    `Data stays in ${dataDir}. Stop with Ctrl-C.`,
    '',
  ].join('\n')
