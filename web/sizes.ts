/** `node web/sizes.ts`, after the build: what citizens and staff download, in bytes after brotli, against its limit. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'

const BUILD = fileURLToPath(new URL('../.build/web', import.meta.url))
const LANGUAGES = ['zh-CN', 'en']

/** Every script that a script or page can come to load, itself included; what `leave` matches is not followed. */
const reachable = (from: string, leave: RegExp, found = new Set<string>()): Set<string> => {
  if (found.has(from) || leave.test(from)) return found
  found.add(from)
  // Relative addresses are all that the build writes, for static and dynamic imports and for script elements alike.
  for (const [, address] of readFileSync(from, 'utf8').matchAll(/["'`](\.{1,2}\/[\w./-]+\.js)["'`]/g)) {
    const path = join(dirname(from), address ?? '')
    if (existsSync(path)) reachable(path, leave, found)
  }
  return found
}

const bytes = (paths: Iterable<string>) =>
  [...paths].reduce((sum, path) => sum + brotliCompressSync(readFileSync(path)).length, 0)

const embed = join(BUILD, 'embed.js')
/** The elements of the acceptance system. */
const CASES = { suggestions: 'suggestions', receipt: 'receipt', account: 'account' }
/** How the scripts of each kind of activity begin; the interview's are in the loader's own build. */
const KINDS = { interview: 'mount|citizen', survey: 'survey', solicitation: 'solicitation', ...CASES }
/** What those who read in this language and see this kind do not load. */
const others = (language: string, kind: keyof typeof KINDS) => {
  const foreign = LANGUAGES.filter((it) => it !== language).join('|')
  const { [kind]: _own, ...rest } = KINDS
  return new RegExp(`\\.(?:${foreign})-[\\w-]+\\.js$|/(?:${Object.values(rest).join('|')})[-.][\\w.-]+\\.js$`)
}

/** Loaded with what judges what was typed; by a survey that has conditions, tables, results, or types that few have; where identity is verified; by who looks at the materials of an interview; once an interview or the form of a letter is there, for what comes up later; by a solicitation with its result, and by who proposes a wording; by who takes part for the first time, and there where so many do that work is asked for. */
const EXTRA =
  /(?:(?:^|[/.])(?:identity(?:\.[\w-]+)?|Material|later|join|work)|survey\.(?:rules|changes|soon|more|tables|arranged|pattern|Region|Code|proof|resume|Results)|solicitation\.(?:after|comparing)|suggestions\.qr|clean)-[\w-]+\.js$/

/** Loaded once the first question of a survey is there: judging, checking, sending. */
const FINISH = /survey\.(?:finish|shared|survey\.finish)[-.][\w.-]+\.js$/
const styles = (kind: string) =>
  readdirSync(join(BUILD, 'assets'))
    .filter((file) => file.startsWith(`${kind}.`) && file.endsWith('.css'))
    .map((file) => join(BUILD, 'assets', file))

const BUDGETS: { name: string; limit: number; paths: Iterable<string> }[] = [
  { name: 'loader (embed.js)', limit: 3_000, paths: [embed] },
  { name: 'iframe helper (frame.js)', limit: 1_000, paths: [join(BUILD, 'frame.js')] },
  ...LANGUAGES.map((language) => ({
    name: `interview as a citizen sees it, ${language}`,
    limit: 25_000,
    paths: reachable(embed, new RegExp(`${others(language, 'interview').source}|${EXTRA.source}`)),
  })),
  ...LANGUAGES.flatMap((language) => {
    const whole = reachable(embed, new RegExp(`${others(language, 'survey').source}|${EXTRA.source}`))
    const first = reachable(embed, new RegExp(`${others(language, 'survey').source}|${EXTRA.source}|${FINISH.source}`))
    return [
      // The loader, Preact, the words: every script that the page waits for.
      { name: `survey, to the first question, ${language}`, limit: 20_000, paths: first },
      {
        name: `survey, all else meanwhile, ${language}`,
        limit: 8_000,
        paths: [...whole].filter((it) => !first.has(it)),
      },
    ]
  }),
  { name: 'survey, its style sheet', limit: 1_800, paths: styles('survey') },
  ...LANGUAGES.map((language) => ({
    name: `solicitation, ${language}`,
    limit: 25_000,
    paths: reachable(embed, new RegExp(`${others(language, 'solicitation').source}|${EXTRA.source}`)),
  })),
  // The loader is not counted: a page with several of these elements has it once.
  ...LANGUAGES.flatMap((language) =>
    (['suggestions', 'receipt', 'account'] as const).map((kind) => ({
      name: `${kind}, ${language}`,
      limit: { suggestions: 16_000, receipt: 17_500, account: 13_500 }[kind],
      paths: [...reachable(embed, new RegExp(`${others(language, kind).source}|${EXTRA.source}`))].filter(
        (path) => path !== embed,
      ),
    })),
  ),
  ...readdirSync(join(BUILD, 'assets'))
    .filter((file) => EXTRA.test(file))
    .map((file) => ({ name: file.replace(/-[\w-]+\.js$/, ''), limit: 8_000, paths: [join(BUILD, 'assets', file)] })),
]
/** What a script brings along by itself: `import "./x"` and `from "./x"`, not what it may come to ask for. */
const broughtAlong = (from: string, found = new Set<string>()): Set<string> => {
  if (found.has(from)) return found
  found.add(from)
  for (const [, address] of readFileSync(from, 'utf8').matchAll(
    /(?:from|import|src=)\s*["'`](\.{1,2}\/[\w./-]+\.js)["'`]/g,
  )) {
    const path = join(dirname(from), address ?? '')
    if (existsSync(path)) broughtAlong(path, found)
  }
  return found
}

const verifyPage = join(BUILD, 'verify/index.html')
if (existsSync(verifyPage))
  BUDGETS.push({ name: 'verification of identity, its page', limit: 20_000, paths: broughtAlong(verifyPage) })

const consolePage = join(BUILD, 'console/index.html')
if (existsSync(consolePage)) {
  const first = broughtAlong(consolePage)
  BUDGETS.push({ name: 'console: what everybody loads', limit: 70_000, paths: first })
  // The parts that are loaded when they are first wanted: the screens of a kind of work, what reads a workbook.
  const all = [...reachable(consolePage, /^$/)].filter((path) => path.endsWith('.js'))
  const asked = new Set(
    all.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/import\(\s*["'`](\.{1,2}\/[\w./-]+\.js)["'`]\s*\)/g)].map(
        ([, address]) => join(dirname(path), address ?? ''),
      ),
    ),
  )
  for (const path of [...asked].filter(existsSync).sort()) {
    const name = path.replace(/^.*\/|-[\w-]+\.js$/g, '')
    BUDGETS.push({
      ...{ name: `console: ${name}`, limit: 68_000 },
      paths: [...broughtAlong(path)].filter((each) => !first.has(each)),
    })
  }
}

for (const { name, limit, paths } of BUDGETS) {
  const size = bytes(paths)
  console.log(
    `${name.padEnd(42)} ${String(size).padStart(7)} of ${String(limit).padStart(7)}${size > limit ? '  OVER' : ''}`,
  )
  if (size > limit) process.exitCode = 1
}
