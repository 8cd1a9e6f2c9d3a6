import { AwsSolutionsChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { PROD_CN, SHAPES, withoutParameters } from './shapes.ts'
import { Synthesized } from './synthesized.ts'

describe.each(Object.entries(SHAPES))('the template of %s', (_, context) => {
  const stack = new Synthesized(context)

  it('has no finding of cdk-nag’s AwsSolutions', () => {
    const { violations } = new AwsSolutionsChecks().validateScope(stack.construct)
    const open = violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
    )
    expect(open).toEqual([])
  })

  it('names no partition and no DNS suffix, so that it deploys in each', () => {
    const withoutPrincipals = withoutParameters(stack.text).replaceAll(/"[a-z]+\.amazonaws\.com"/g, '')
    expect(withoutPrincipals).not.toMatch(/arn:aws(-cn)?:/)
    expect(withoutPrincipals).not.toMatch(/amazonaws\.com/)
  })

  it('is concrete: no condition, parameter, mapping or macro to evaluate', () => {
    expect(Object.keys(JSON.parse(stack.text)).sort()).toEqual(['Description', 'Outputs', 'Resources'])
  })

  it('can be created in some order: no resource waits for itself', () => {
    const waitsFor = Object.fromEntries(
      Object.entries(stack.resources).map(([id, resource]) => {
        const references = JSON.stringify(resource).matchAll(/"(?:Ref|Fn::GetAtt)":\[?"(\w+)"|\$\{(\w+)[.}]/g)
        const names = [...references].map(([, direct, substituted]) => direct ?? substituted ?? '')
        return [id, [...resource.DependsOn, ...names].filter((name) => name in stack.resources)]
      }),
    )
    const done = new Set<string>()
    const visit = (id: string, path: string[]): void => {
      if (path.includes(id)) throw new Error(`Circular: ${[...path, id].join(' → ')}`)
      if (done.has(id)) return
      for (const next of waitsFor[id] ?? []) visit(next, [...path, id])
      done.add(id)
    }
    for (const id of Object.keys(waitsFor)) visit(id, [])
  })

  it('says where everything is', () => {
    expect(stack.outputs).toMatchObject({
      ApiUrl: `https://${context.apiDomain ?? '<HttpApi>.execute-api.<AWS::Region>.<AWS::URLSuffix>'}`,
      SocketUrl: `wss://${context.socketDomain ?? '<SocketApi>.execute-api.<AWS::Region>.<AWS::URLSuffix>/live'}`,
      SiteBucket: '<SiteBucket>',
    })
  })
})

it('has no CloudFront in the China partition', () => {
  expect(new Synthesized(PROD_CN).text).not.toContain('AWS::CloudFront')
})
