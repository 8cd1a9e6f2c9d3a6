import { Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'

/**
 * CloudFront keeps the names of policies and functions for the whole account. CDK makes them of the construct's path, which is the same in every stage:
 * these tell the stage and the region, so that two stages, or one in two regions, live side by side.
 */
export const accountWide = (scope: Construct, name: string): string => {
  const { stackName, region } = Stack.of(scope)
  return `${stackName}-${region}-${name}`
}
