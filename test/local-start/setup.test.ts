import { existsSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createMachine, type Machine } from './machine.ts'

const java = (version: string) => `echo 'openjdk version "${version}" 2025-04-15' >&2`
const lock = (version: string) =>
  JSON.stringify({ packages: { '': {}, 'node_modules/one': { version, integrity: 'sha512-1' } } })

/** As npm does it: packages, the programs among them, and at last its own lock file. */
const INSTALL = [
  'case "$1" in --version) echo 11.0.0; exit 0;; esac',
  'echo "npm $*"',
  'mkdir -p node_modules/.bin',
  'echo "#!/bin/sh" > node_modules/.bin/node',
  `echo 'echo "node $*"; exit 7' >> node_modules/.bin/node`,
  'chmod +x node_modules/.bin/node',
  'cp package-lock.json node_modules/.package-lock.json',
]

const installsItself = process.getuid?.() === 0 && existsSync('/etc/debian_version')

let machine: Machine
beforeEach(() => {
  machine = createMachine()
  machine.write('package-lock.json', lock('1.0.0'))
  machine.has('java', java('17.0.15'))
  machine.has('npm', ...INSTALL)
})
afterEach(() => machine.remove())

describe('the set-up', () => {
  test.each(['18.20.4', '20.18.3'])('[R1] Node %s is named too old, with what installs a newer one', async (node) => {
    const { code, said } = await machine.setUp({ node }, 'node')
    expect(code).toBe(1)
    expect(said).toMatch(
      new RegExp(`Node\\.js ${node} is too old: 20\\.19 or newer is needed\\. Install it with\n {2}\\S+`),
    )
  })

  test.each([
    ['11.0.27', 'Java 11 is too old'],
    ['1.8.0_452', 'Java 8 is too old'],
  ])('[R1] Java %s is named too old, with what installs a newer one', async (version, problem) => {
    machine.has('java', java(version))
    const { code, said } = await machine.setUp({}, 'node')
    expect(code).toBe(1)
    expect(said).toContain(problem)
    expect(said).toMatch(/Install it with\n {2}\S+/)
  })

  test('[R1] missing Java is named; root on Debian gets it installed, and is told so', async () => {
    machine.has('java', 'exit 127')
    machine.has('apt-cache', '[ "$2" = openjdk-21-jre-headless ] && echo found')
    machine.has(
      'apt-get',
      'echo "apt-get $*"',
      `[ "$1" = install ] && echo '${java('21.0.7').replaceAll("'", "'\\''")}' > "$FOLDER/programs/java"`,
      'exit 0',
    )
    const { code, said } = await machine.setUp({})
    expect(said).toContain('Java is missing: DynamoDB Local needs Java 17 or newer.')
    expect(code).toBe(installsItself ? 0 : 1)
    expect(said).toMatch(
      installsItself ? /Installing Java[\s\S]*apt-get install -y openjdk-21-jre-headless/ : /Install it with\n {2}\S+/,
    )
  })

  test('[R2] it installs once, and again when the lock file names something else', async () => {
    const first = await machine.setUp({}, 'node', 'main.ts')
    expect(first.said).toContain('npm ci')
    expect((await machine.setUp({}, 'node', 'main.ts')).said).not.toContain('npm ci')
    machine.write('package-lock.json', lock('1.0.1'))
    expect((await machine.setUp({}, 'node', 'main.ts')).said).toContain('npm ci')
    expect((await machine.setUp({}, 'node', 'main.ts')).said).not.toContain('npm ci')
  })

  test('[R2] an installation that was broken off is made again', async () => {
    machine.has('npm', ...INSTALL.slice(0, -1), 'exit 1')
    const { code, said } = await machine.setUp({}, 'node')
    expect(code).toBe(1)
    expect(said).toContain('npm ci failed (exit code 1)')
    machine.has('npm', ...INSTALL)
    expect((await machine.setUp({}, 'node')).said).toContain('npm ci')
  })

  test('[R2] where npm runs no install scripts, Node 24 is told to be missing', async () => {
    machine.has('npm', ...INSTALL.slice(0, 2), 'mkdir -p node_modules')
    const { code, said } = await machine.setUp({}, 'node')
    expect(code).toBe(1)
    expect(said).toContain('npm rebuild node --ignore-scripts=false')
  })

  test('[R2] the command runs with the installed Node, its arguments and its exit code', async () => {
    const { code, said } = await machine.setUp({}, 'node', 'main.ts', '--fresh')
    expect(said).toContain('node main.ts --fresh')
    expect(code).toBe(7)
  })
})
