import { App, AssetStaging } from 'aws-cdk-lib'
import cdkJson from '../cdk.json' with { type: 'json' }
import { parseParameters } from './parameters.ts'
import { ZhitongStack } from './stack.ts'

const METADATA = { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true }

/** What `cdk synth -c name=value …` does, in this process and without its checks. Returns the template's absolute path. */
export const synthesize = (context: Record<string, string>, outdir: string): string => {
  // Else a second synthesis in one process would find the bundles of the first.
  AssetStaging.clearAssetHashCache()
  const app = new App({
    outdir,
    analyticsReporting: false,
    // As the cdk command sets them: a resource then tells its construct and the folder of its asset.
    context: { ...cdkJson.context, ...METADATA, ...context },
  })
  const stack = new ZhitongStack(app, parseParameters(app.node.getAllContext()))
  return app.synth().getStackArtifact(stack.artifactId).templateFullPath
}
