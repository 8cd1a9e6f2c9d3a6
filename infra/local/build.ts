import { join } from 'node:path'
import { createBuilder } from 'vite'
import { fromRoot } from '../root.ts'
import { synthesize } from '../synth.ts'
import { IDENTITY } from './identity.ts'

/**
 * The pages and the synthesized stack in one folder: `node infra/local/build.ts FOLDER`. A process of its own, so that the
 * runtime keeps none of the memory that this takes, and always sees the code as it is now.
 */
const [folder] = process.argv.slice(2)
if (!folder) throw new Error('the folder to build into is missing')
const web = join(folder, 'web')
const builder = await createBuilder({
  configFile: fromRoot('web/vite.config.ts'),
  logLevel: 'warn',
  // Whatever builds there are, to one folder.
  plugins: [{ name: 'folder', configEnvironment: () => ({ build: { outDir: web } }) }],
})
await builder.buildApp()
synthesize({ stage: 'local', web, ...IDENTITY }, join(folder, 'stack'))
