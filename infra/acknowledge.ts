import { Stack, Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'

/** Accepts a finding of cdk-nag on `scope` and what is below it. `rule` as cdk-nag prints it; `reason` is for the auditor. */
export const acknowledge = (scope: IConstruct, rule: string, reason: string): void => {
  Validations.of(scope).acknowledge({ id: rule, reason })
}

/** Accepts grants on these `resources` (ARNs that end in `*`) and no other. */
export const acknowledgeWildcards = (scope: IConstruct, resources: string[], reason: string): void => {
  for (const arn of resources)
    acknowledge(scope, `AwsSolutions-IAM5[Resource::${asNagPrints(Stack.of(scope).resolve(arn))}]`, reason)
}

/** A resolved intrinsic in cdk-nag's notation: `arn:<AWS::Partition>:s3:::<Bucket>/*`. */
const asNagPrints = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) throw new Error(`Not a resolved ARN: ${JSON.stringify(value)}`)
  const [[name, argument] = []] = Object.entries(value)
  if (name === 'Ref') return `<${argument}>`
  if (name === 'Fn::GetAtt' && Array.isArray(argument)) return `<${argument.join('.')}>`
  if (name === 'Fn::Sub' && typeof argument === 'string') return argument.replaceAll(/\$\{(.+?)\}/g, '<$1>')
  if (name === 'Fn::Join' && Array.isArray(argument) && Array.isArray(argument[1]))
    return argument[1].map(asNagPrints).join(argument[0])
  throw new Error(`No notation for ${name}`)
}
