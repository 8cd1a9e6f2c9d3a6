import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type BuildEnvironmentOptions, defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const shared = {
  outDir: here('../.build/web'),
  target: 'es2022',
  assetsInlineLimit: 0,
  // Its polyfill would add link elements to the host's page, which its policy may forbid.
  modulePreload: false,
} satisfies BuildEnvironmentOptions

/** See embed/valibot.ts: a citizen's page is told whether an answer is sound, and need not load the words for why not. */
const leanParser: Plugin = {
  name: 'lean-parser',
  enforce: 'pre',
  resolveId(source) {
    return source === 'valibot' && this.environment.name === 'embed' ? here('embed/valibot.ts') : null
  },
}

/**
 * Vite wraps each dynamic import in a helper that preloads by link elements in the page's head. A government page is not ours
 * to add to, and its policy may forbid it; the chunks are few and load side by side.
 */
const noPreload: Plugin = {
  name: 'no-preload',
  enforce: 'pre',
  load(id) {
    if (this.environment.name !== 'embed' || !id.includes('vite/preload-helper')) return null
    return 'export const __vitePreload = (load) => load()'
  },
}

/**
 * Two builds in one folder: what government pages load, and what staff load. Apart, so that nothing which only the console
 * uses ends up in a chunk that a citizen downloads. Everything is found relative to its own address.
 */
export default defineConfig({
  root: here('.'),
  base: './',
  publicDir: false,
  // Set here and not by a plugin: this is all that Preact's plugin would do for a build.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [leanParser, noPreload],
  environments: {
    embed: {
      consumer: 'client',
      build: {
        ...shared,
        emptyOutDir: true,
        rolldownOptions: {
          input: { embed: here('embed/embed.ts'), frame: here('embed/frame.ts') },
          output: {
            // Host pages name these two, so their names never change.
            entryFileNames: '[name].js',
            chunkFileNames: 'assets/[name]-[hash].js',
            assetFileNames: 'assets/[name]-[hash][extname]',
          },
        },
      },
    },
    client: {
      build: {
        ...shared,
        emptyOutDir: false,
        assetsDir: 'assets/console',
        rolldownOptions: { input: here('console/index.html') },
      },
    },
  },
  builder: {
    buildApp: async (builder) => {
      const { embed, client } = builder.environments
      if (embed) await builder.build(embed)
      if (client && existsSync(here('console/index.html'))) await builder.build(client)
    },
  },
})
