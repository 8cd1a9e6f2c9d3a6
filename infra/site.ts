import { existsSync } from 'node:fs'
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { ArnPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, type IBucket } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import { Construct } from 'constructs'
import { acknowledge, acknowledgeWildcards } from './acknowledge.ts'
import type { Parameters } from './parameters.ts'
import { fromRoot } from './root.ts'

/** Names here carry a hash of their content. */
const HASHED = 'assets/*'

/** The built embed and console, in a private bucket that only a CDN reads. */
export class Site extends Construct {
  readonly bucket: Bucket

  constructor(scope: Construct, { web, siteReader }: Pick<Parameters, 'web' | 'siteReader'>) {
    super(scope, 'Site')
    const folder = fromRoot(web)
    if (!existsSync(folder))
      throw new Error(`${folder} does not exist: build the pages first, or name their folder with -c web=…`)
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      // Module scripts are always fetched with CORS, and the embed lives on other people's pages.
      cors: [{ allowedMethods: [HttpMethods.GET, HttpMethods.HEAD], allowedOrigins: ['*'], allowedHeaders: ['*'] }],
    })
    // Listing makes a file that is not there a 404, as it is at CloudFront; without it S3 says 403.
    if (siteReader !== undefined)
      for (const [action, resource] of [
        ['s3:GetObject', this.bucket.arnForObjects('*')],
        ['s3:ListBucket', this.bucket.bucketArn],
      ] as const)
        this.bucket.addToResourcePolicy(
          new PolicyStatement({ principals: [new ArnPrincipal(siteReader)], actions: [action], resources: [resource] }),
        )
    acknowledge(this.bucket, 'AwsSolutions-S1', 'It holds only public files, and is read only by the CDN.')
    const common = {
      sources: [Source.asset(folder)],
      // Bucket says `isWebsite: boolean | undefined` where IBucket says `isWebsite?: boolean`.
      destinationBucket: this.bucket as IBucket,
      logGroup: new LogGroup(this, 'DeploymentLogs', {
        retention: RetentionDays.THIRTEEN_MONTHS,
        removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      }),
    }
    // Never pruned: a page that was open before a deployment may still load the old chunks.
    const hashed = new BucketDeployment(this, 'Hashed', {
      ...common,
      exclude: ['*'],
      include: [HASHED],
      prune: false,
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
    })
    const entries = new BucketDeployment(this, 'Entries', {
      ...common,
      exclude: [HASHED],
      prune: true,
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.minutes(1))],
    })
    // An entry names hashed files, which must be there first.
    entries.node.addDependency(hashed)
    this.#acknowledge(hashed)
  }

  #acknowledge({ handlerRole }: BucketDeployment): void {
    // Both deployments share the function that CDK brings, which is the role's parent.
    const { scope: uploader = handlerRole } = handlerRole.node
    const reason = 'CDK’s own function, which runs during a deployment only and copies its asset into the bucket.'
    acknowledge(uploader, 'AwsSolutions-L1', reason)
    acknowledge(
      uploader,
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
      reason,
    )
    for (const action of ['GetBucket', 'GetObject', 'List', 'Abort', 'DeleteObject'])
      acknowledge(uploader, `AwsSolutions-IAM5[Action::s3:${action}*]`, reason)
    const { partition, account, region } = Stack.of(this)
    const assets = `arn:${partition}:s3:::cdk-hnb659fds-assets-${account}-${region}/*`
    acknowledgeWildcards(uploader, [assets, this.bucket.arnForObjects('*')], reason)
  }
}
