import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const REPOSITORY = new URL('../..', import.meta.url).pathname

export interface Machine {
  folder: string
  /** Puts a program of these shell lines on the machine; what is not put there is not there. */
  has(program: string, ...lines: string[]): void
  write(file: string, text: string): void
  /** Runs the set-up script in the folder. */
  setUp(options: { node?: string }, ...args: string[]): Promise<{ code: number; said: string }>
  remove(): void
}

/** A clone of which only the set-up script is there, on a machine of which only the shell is. */
export const createMachine = (): Machine => {
  const folder = mkdtempSync(join(tmpdir(), 'zhitong-setup-'))
  const programs = join(folder, 'programs')
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  const has = (program: string, ...lines: string[]): void => {
    write(`programs/${program}`, ['#!/bin/sh', ...lines, ''].join('\n'))
    chmodSync(join(programs, program), 0o755)
  }
  mkdirSync(programs)
  for (const shell of ['sh', 'mkdir', 'cp', 'chmod']) symlinkSync(`/bin/${shell}`, join(programs, shell))
  cpSync(join(REPOSITORY, 'infra/setup.mjs'), join(folder, 'infra/setup.mjs'))
  return {
    folder,
    has,
    write,
    setUp: async ({ node }, ...args) => {
      const versions = `Object.defineProperty(process,'versions',{value:{...process.versions,node:'${node}'}})`
      const older = node ? ['--import', `data:text/javascript,${encodeURIComponent(versions)}`] : []
      const child = spawn(process.execPath, [...older, join(folder, 'infra/setup.mjs'), ...args], {
        env: { PATH: programs, FOLDER: folder },
      })
      let said = ''
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          said += text
        })
      const [code] = await once(child, 'close')
      return { code: Number(code), said }
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}
