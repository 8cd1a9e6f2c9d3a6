import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AssetHashType, DockerImage } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { buildSync } from 'esbuild'
import { REGIONS_FILE } from '../functions/runtime/regions.ts'
import { regionNames } from '../web/regions.ts'
import { fromRoot } from './root.ts'

/** Functions that say regions by name, and to how many digits of their codes: pages to counties, exports to townships. */
const REGION_DIGITS: Readonly<Record<string, number>> = { 'functions/http.lambda.ts': 6, 'functions/work.lambda.ts': 9 }

const BANNER = [
  // The SDK's CommonJS parts call require, which an ES module lacks. Its name must not meet one that a bundled module imports.
  "import{createRequire as zhitongRequire}from'node:module';const require=zhitongRequire(import.meta.url);",
  // Stacks in the log then name our files and lines, not columns of one minified line.
  'process.setSourceMapsEnabled(true);',
].join('')

/**
 * A function's entry and all it imports as one ES module, `index.mjs`. The AWS SDK goes in: the one in the runtime changes
 * under a deployed function, this one is what the tests ran with. esbuild runs here and not through CDK's NodejsFunction,
 * which starts npx for every function and so takes most of the time of a synthesis.
 */
export const bundle = (entry: string): Code =>
  Code.fromAsset(fromRoot('functions'), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('unused'),
      // Never run. CDK caches bundles by these options without `local`: every entry would get the first one's bundle.
      command: [entry],
      local: {
        tryBundle: (outdir) => {
          buildSync({
            entryPoints: [fromRoot(entry)],
            outfile: join(outdir, 'index.mjs'),
            absWorkingDir: fromRoot('.'),
            bundle: true,
            platform: 'node',
            target: 'node24',
            format: 'esm',
            mainFields: ['module', 'main'],
            minify: true,
            keepNames: true,
            sourcemap: true,
            sourcesContent: false,
            banner: { js: BANNER },
            logLevel: 'warning',
          })
          const digits = REGION_DIGITS[entry]
          if (digits) writeFileSync(join(outdir, REGIONS_FILE), JSON.stringify(regionNames(digits)))
          return true
        },
      },
    },
  })
