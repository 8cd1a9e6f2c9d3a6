import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type BuildEnvironmentOptions, defineConfig, type Plugin } from 'vite'
import { REGIONS_FOLDER, regionFiles } from './regions.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const shared = {
  outDir: here('../.build/web'),
  target: 'es2022',
  assetsInlineLimit: 0,
  // Its polyfill would add link elements to the host's page, which its policy may forbid.
  modulePreload: false,
} satisfies BuildEnvironmentOptions

/** The domain and the contract are pure: what is not used of them has no effect, and nor has reading a part of a schema. */
const treeshake = {
  moduleSideEffects: (id: string) => !/\/functions\/(?:domain|contract)\//.test(id),
  propertyReadSideEffects: false,
} as const

/** What the loader fetches once it knows what a page asks for: each a build of its own. */
const FAMILIES: Record<string, string> = {
  survey: 'embed/survey/mount.tsx',
  suggestions: 'embed/case/box/mount.ts',
  receipt: 'embed/case/receipt/mount.ts',
  account: 'embed/case/account/mount.ts',
  solicitation: 'embed/solicitation/mount.tsx',
}

/** What citizens load is built apart from the console, with the lean parser and without preloading. */
const CITIZENS = ['embed', ...Object.keys(FAMILIES)]

/** See embed/valibot.ts: a citizen's page is told whether an answer is sound, and need not load the words for why not. */
const leanParser: Plugin = {
  name: 'lean-parser',
  enforce: 'pre',
  resolveId(source) {
    return source === 'valibot' && CITIZENS.includes(this.environment.name) ? here('embed/valibot.ts') : null
  },
}

/**
 * Vite wraps each dynamic import in a helper that preloads by link elements in the page's head. A government page is not ours
 * to add to, and its policy may forbid it; the chunks are few and load side by side. Here the helper is told the address alone
 * and asks again for what could not be loaded (embed/load.ts).
 */
const WRAPPED =
  /([\w$]+)\((?:async )?\(\) => (?:\{\s*const \{[^}]*\} = await )?import\(("[^"]+")\)(\.then\(\(\w+\) => \w+\.\w+\))?(?:;\s*return \{[^}]*\};\s*\})?, __VITE_PRELOAD__, import\.meta\.url\)/g
const UNHELPED = '\0unhelped'
const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  // The loader begins again as a whole, and needs no help to: what it does not name is not among what every page loads.
  resolveId(source, importer) {
    return source.includes('vite/preload-helper') && importer?.endsWith('web/embed/embed.ts') ? UNHELPED : null
  },
  load(id) {
    if (id === UNHELPED) return 'export let __vitePreload = (run) => run()'
    if (!CITIZENS.includes(this.environment.name) || !id.includes('vite/preload-helper')) return null
    return `export { load as __vitePreload } from ${JSON.stringify(here('embed/load.ts'))}`
  },
  renderChunk(code, chunk) {
    if (!CITIZENS.includes(this.environment.name)) return null
    const plain = code.replace(WRAPPED, chunk.fileName === 'embed.js' ? 'import($2)$3' : '$1($2)$3')
    const odd = /.{0,200}__VITE_PRELOAD__/s.exec(plain)?.[0]
    if (odd) throw new Error(`plain-imports knows no dynamic import written so: ${odd}`)
    return { code: plain, map: null }
  },
}

/**
 * The model of surveys without its expression language, which a survey without conditions never needs: see
 * embed/survey/late. Only the modules that every survey needs are led there; what `rules.ts` loads has the real ones.
 */
const EVERY_SURVEY =
  /domain\/survey\/model\/(?:begin|change|complete|defaults|judge|offered|settle|triggers|way|survey|outline|parts|validate|validators|choices|node|compiled)\.ts$/
const lateLanguage: Plugin = {
  name: 'late-language',
  enforce: 'pre',
  resolveId(source, importer) {
    if (this.environment.name !== 'survey' || !importer || !EVERY_SURVEY.test(importer)) return null
    const [, name] =
      /^\.\.?\/(expression|scopes|questions|validate|validate-parts|matching|parts|carried|calculate)(?:\/index)?\.ts$/.exec(
        source,
      ) ?? []
    return name ? here(`embed/survey/late/${name}.ts`) : null
  },
}

/**
 * Of a route, a citizen's page needs how it is called and what it answers. The rest is for the platform, which checks what it
 * is sent, and for `/openapi.json`.
 */
const slimRoutes: Plugin = {
  name: 'slim-routes',
  enforce: 'pre',
  transform(code, id) {
    if (!CITIZENS.includes(this.environment.name)) return null
    if (!/contract\/routes-[\w-]+\.ts$/.test(id)) return null
    return { code: code.replace(/^ +(?:kind|summary|params|query|body): .*,$/gm, ''), map: null }
  },
}

/**
 * A family is a build of its own, so that nothing it needs ends up in an interview's chunks, or is shared with them in one
 * more. The loader imports it as `#survey`: by its file, whose name says its content.
 */
const files = new Map<string, string>()
const families: Plugin = {
  name: 'families',
  enforce: 'pre',
  resolveId(source) {
    return FAMILIES[source.slice(1)] ? { id: `./${files.get(source.slice(1))}`, external: true } : null
  },
  generateBundle(_, bundle) {
    const { name } = this.environment
    for (const file of Object.values(bundle))
      if (name in FAMILIES && file.type === 'chunk' && file.isEntry) files.set(name, file.fileName)
  },
}

/** The lists of regions stand beside the survey's scripts, one file a level: a page loads what it shows. */
const regions: Plugin = {
  name: 'regions',
  resolveId: (source) => (source === 'virtual:regions' ? source : null),
  load(id) {
    // From the address of the script that loads them: the console's stand a folder deeper.
    const up = this.environment.name === 'client' ? '../' : ''
    return id === 'virtual:regions' ? `export const folder = '${up}${REGIONS_FOLDER}'` : null
  },
  generateBundle() {
    if (this.environment.name !== 'survey') return
    for (const [name, inside] of regionFiles())
      this.emitFile({
        type: 'asset',
        fileName: `assets/${REGIONS_FOLDER}/${name}.json`,
        source: JSON.stringify(inside),
      })
  },
}

const AT_ONCE = /node_modules\/(?:preact|valibot)|functions\/|web\/(?:live|embed|i18n\/format)/
const LATE =
  /embed\/(?:embed|frame|identity|attributes|interview\/(?:Material|Mine|OwnItem|Withheld|Poll\b|PollResults|later\b)|interview\/style)|live\/(?:join|work|verified)|crowd\/work|domain\/clean|contract\/clean|i18n\/withheld|embed\/typed/

const familyBuild = (name: string, entry: string, first: boolean) => ({
  consumer: 'client' as const,
  build: {
    ...shared,
    emptyOutDir: first,
    rolldownOptions: {
      treeshake,
      input: { [name]: here(entry) },
      preserveEntrySignatures: 'allow-extension' as const,
      output: {
        // What is needed at once is one file: it is compressed as a whole, and nothing waits for a second round.
        codeSplitting: {
          groups: [
            { name, tags: ['$initial' as const] },
            // What several of the later parts need comes with the first of them, and not in a file for each set of them.
            {
              name: 'shared',
              minShareCount: 2,
              test: (id: string) => !/heavy\/regions|region-shape|live\/(?:join|work)|crowd\/work|@noble/.test(id),
            },
          ],
        },
        entryFileNames: 'assets/[name]-[hash:6].js',
        chunkFileNames: `assets/${name}.[name]-[hash:6].js`,
        assetFileNames: `assets/${name}.[name]-[hash:6][extname]`,
      },
    },
  },
})

/**
 * Builds in one folder: what government pages load, and what staff load. Apart, so that nothing which only the console
 * uses ends up in a chunk that a citizen downloads. Everything is found relative to its own address.
 */
export default defineConfig({
  root: here('.'),
  base: './',
  publicDir: false,
  // Set here and not by a plugin: this is all that Preact's plugin would do for a build.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [leanParser, plainImports, lateLanguage, slimRoutes, families, regions],
  environments: {
    embed: {
      consumer: 'client',
      build: {
        ...shared,
        emptyOutDir: false,
        rolldownOptions: {
          treeshake,
          input: { embed: here('embed/embed.ts'), frame: here('embed/frame.ts') },
          output: {
            // What an interview needs at once is one file, also what its late parts share with it: it is compressed as a whole.
            codeSplitting: { groups: [{ name: 'mount', test: (id) => AT_ONCE.test(id) && !LATE.test(id) }] },
            // Host pages name these two, so their names never change.
            entryFileNames: '[name].js',
            chunkFileNames: 'assets/[name]-[hash:6].js',
            assetFileNames: 'assets/[name]-[hash:6][extname]',
          },
        },
      },
    },
    ...Object.fromEntries(
      Object.entries(FAMILIES).map(([name, entry], index) => [name, familyBuild(name, entry, index === 0)]),
    ),
    // The page that verifies citizens: seen by few, and apart from the console, too.
    verify: {
      consumer: 'client' as const,
      build: {
        ...shared,
        emptyOutDir: false,
        assetsDir: 'assets/verify',
        rolldownOptions: { treeshake, input: here('verify/index.html') },
      },
    },
    client: {
      build: {
        ...shared,
        emptyOutDir: false,
        assetsDir: 'assets/console',
        rolldownOptions: {
          treeshake,
          input: here('console/index.html'),
          output: {
            codeSplitting: {
              // Who assesses needs all of them: citizens' pages load them apart, the console does not.
              groups: [
                {
                  name: 'assess',
                  test: /domain\/survey\/model\/(?:outline|parts|carried|calculate|validate|validate-parts|validators|matching|compiled)\.ts$/,
                },
              ],
            },
          },
        },
      },
    },
  },
  builder: {
    // One instance of each plugin for all builds: a family's tells the loader's what its file is called.
    sharedConfigBuild: true,
    buildApp: async (builder) => {
      const { embed, verify, client } = builder.environments
      for (const name of Object.keys(FAMILIES)) {
        const family = builder.environments[name]
        if (family) await builder.build(family)
      }
      if (embed) await builder.build(embed)
      if (verify) await builder.build(verify)
      if (client && existsSync(here('console/index.html'))) await builder.build(client)
    },
  },
})
