// The first command on a fresh clone: `node infra/setup.mjs <command> [arguments…]`. Plain JavaScript with nothing but
// Node's own modules, because nothing is installed yet. It checks the machine, installs the packages when they are not
// the ones the lock file names, and runs the command with the Node 24 that is among them.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const bin = join(modules, '.bin')

const NODE = [20, 19]
const JAVA = 17
/** The first that the machine's package lists know is taken. */
const DEBIAN_JAVA = ['openjdk-17-jre-headless', 'openjdk-21-jre-headless', 'default-jre-headless']

const say = (text) => process.stderr.write(`${text}\n`)
const fail = (...lines) => {
  for (const line of lines) say(line)
  process.exit(1)
}

const isDebian = existsSync('/etc/debian_version')
const isRoot = process.getuid?.() === 0
const sudo = isRoot ? '' : 'sudo '

const nodeCommand = () => {
  if (isDebian)
    return `curl -fsSL https://deb.nodesource.com/setup_24.x | ${sudo}bash - && ${sudo}apt-get install -y nodejs`
  if (process.platform === 'darwin') return 'brew install node'
  return 'nvm install 24    (nvm: https://github.com/nvm-sh/nvm; other ways: https://nodejs.org/en/download)'
}

const javaCommand = () => {
  if (isDebian) return `${sudo}apt-get update && ${sudo}apt-get install -y ${DEBIAN_JAVA[0]}`
  if (process.platform === 'darwin') return 'brew install --cask temurin@17'
  if (existsSync('/etc/alpine-release')) return 'apk add openjdk17-jre-headless'
  if (existsSync('/usr/bin/dnf')) return `${sudo}dnf install -y java-17-openjdk-headless`
  return 'see https://adoptium.net/installation'
}

/** A program's output on both streams, or null where there is no such program or it fails. */
const ask = (command, ...args) => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  return status === 0 ? `${stdout}${stderr}` : null
}

const checkNode = () => {
  const version = process.versions.node
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > NODE[0] || (major === NODE[0] && minor >= NODE[1])) return
  fail(`Node.js ${version} is too old: ${NODE.join('.')} or newer is needed. Install it with`, `  ${nodeCommand()}`)
}

/** Java's major version; 8 and older call themselves 1.8. Null where there is none. */
const javaVersion = () => {
  const found = /version "(?:1\.)?(\d+)/.exec(ask('java', '-version') ?? '')
  return found ? Number(found[1]) : null
}

const installJava = () => {
  say('Installing Java with apt-get, as this is Debian or Ubuntu and you are root.')
  const run = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 2, 2] }).status === 0
  run('update')
  const name = DEBIAN_JAVA.find((one) => ask('apt-cache', 'show', one))
  if (name) {
    say(`apt-get install -y ${name}`)
    run('install', '-y', name)
  }
}

const checkJava = () => {
  let version = javaVersion()
  if (version !== null && version >= JAVA) return
  const problem = version === null ? 'Java is missing' : `Java ${version} is too old`
  say(`${problem}: DynamoDB Local needs Java ${JAVA} or newer.`)
  if (isDebian && isRoot) installJava()
  version = javaVersion()
  if (version === null || version < JAVA) fail('Install it with', `  ${javaCommand()}`)
}

const packagesIn = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
  } catch {
    return null
  }
}

/**
 * Whether what is installed is what the lock file names. npm writes a lock file of its own into node_modules as the last
 * step of an installation; so one that was broken off counts as none, and one made by hand counts.
 */
const isInstalled = () => {
  const wanted = packagesIn(join(root, 'package-lock.json'))
  const found = packagesIn(join(modules, '.package-lock.json'))
  if (!wanted) fail('package-lock.json is missing or damaged: restore it with', '  git checkout package-lock.json')
  if (!found || !existsSync(join(bin, 'node'))) return false
  const same = (one, other) => one.version === other.version && one.integrity === other.integrity
  return (
    Object.entries(wanted).every(([path, one]) => {
      const other = found[path]
      // Packages for other systems are left out.
      return path === '' || (other ? same(one, other) : one.optional === true)
    }) && Object.keys(found).every((path) => path in wanted)
  )
}

const install = async () => {
  if (!ask('npm', '--version')) fail('npm is missing. It comes with Node.js; install both with', `  ${nodeCommand()}`)
  const start = Date.now()
  const seconds = () => Math.round((Date.now() - start) / 1000)
  say('Installing the packages of package-lock.json (only the first time, and when it changes) …')
  // Warnings are left out: they are about packages whose Node is not the one that is running now, but Node 24. npm shows
  // its own progress on a terminal; elsewhere a line now and then tells that it still works.
  const child = spawn('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  const ticking = setInterval(() => say(`  … ${seconds()} s`), process.stderr.isTTY ? 15_000 : 5_000)
  const status = await new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('close', (code) => resolve(code ?? 1))
  })
  clearInterval(ticking)
  if (status !== 0) fail(`npm ci failed (exit code ${status}); what it said is above.`)
  if (!existsSync(join(bin, 'node')))
    fail(
      'npm installed everything but Node 24. It does so when install scripts are switched off; run',
      '  npm rebuild node --ignore-scripts=false',
    )
  say(`Installed in ${seconds()} s.`)
}

/** Runs the command in the place of this process: its output, its signals, its exit code. */
const run = (command, args) => {
  const program = existsSync(join(bin, command)) ? join(bin, command) : command
  const path = `${bin}:${process.env.PATH ?? ''}`
  const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, PATH: path } })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => fail(`${command}: ${error.message}`))
  child.on('close', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 1)
    process.exit()
  })
}

const [command, ...args] = process.argv.slice(2)
checkNode()
checkJava()
if (!isInstalled()) await install()
if (command) run(command, args)
