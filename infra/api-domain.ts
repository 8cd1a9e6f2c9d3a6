import { CfnOutput } from 'aws-cdk-lib'
import { ApiMapping, DomainName, type IApi, type IStage } from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import { Construct } from 'constructs'

export type ApiDomainProps = { api: IApi; stage: IStage; domain: string; certificateArn: string }

/** A name of one's own for an API. The operator's DNS sends it to the output's target. */
export class ApiDomain extends Construct {
  constructor(scope: Construct, { api, stage, domain, certificateArn }: ApiDomainProps) {
    super(scope, 'Domain')
    const domainName = new DomainName(this, 'Name', {
      domainName: domain,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    })
    new ApiMapping(this, 'Mapping', { api, stage, domainName })
    const target = new CfnOutput(this, 'Target', {
      description: `CNAME of ${domain}`,
      value: domainName.regionalDomainName,
    })
    target.overrideLogicalId(`${scope.node.id}Target`)
  }
}
