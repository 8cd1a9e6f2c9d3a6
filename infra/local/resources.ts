/** What `Ref` and `Fn::GetAtt` give for a resource. */
export interface Identity {
  ref: string
  attributes: Record<string, string>
}

export const ACCOUNT = '000000000000'
export const REGION = 'us-east-1'
export const PARTITION = 'aws'
export const URL_SUFFIX = 'amazonaws.com'

const arn = (service: string, resource: string): string =>
  `arn:${PARTITION}:${service}:${REGION}:${ACCOUNT}:${resource}`

type Identify = (logicalId: string, text: (property: string) => string | undefined) => Identity

const itself: Identify = (logicalId) => ({ ref: logicalId, attributes: { Id: logicalId } })

const table: Identify = (logicalId, text) => {
  const ref = text('TableName') ?? logicalId
  const Arn = arn('dynamodb', `table/${ref}`)
  return { ref, attributes: { Arn, StreamArn: `${Arn}/stream/local`, TableId: ref } }
}

/**
 * The types the runtime interprets, and what each is called. Who interprets a type: the module that asks
 * `Deployment.all` for it. Identifiers look like the cloud's, so that what a template builds of them (an API's
 * callback URL, say) is found again by `addresses` in `runtime.ts`.
 */
export const INTERPRETED: Record<string, Identify> = {
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::Lambda::Function': (logicalId, text) => {
    const ref = text('FunctionName') ?? logicalId
    return { ref, attributes: { Arn: arn('lambda', `function:${ref}`) } }
  },
  'AWS::Lambda::EventSourceMapping': itself,
  'AWS::SQS::Queue': (logicalId, text) => {
    const name = text('QueueName') ?? logicalId
    const QueueUrl = `https://sqs.${REGION}.${URL_SUFFIX}/${ACCOUNT}/${name}`
    return { ref: QueueUrl, attributes: { Arn: arn('sqs', name), QueueName: name, QueueUrl } }
  },
  'AWS::ApiGatewayV2::Api': (logicalId, text) => {
    const ref = logicalId.toLowerCase()
    const scheme = text('ProtocolType') === 'WEBSOCKET' ? 'wss' : 'https'
    const ApiEndpoint = `${scheme}://${ref}.execute-api.${REGION}.${URL_SUFFIX}`
    return { ref, attributes: { ApiId: ref, ApiEndpoint } }
  },
  'AWS::ApiGatewayV2::Stage': (logicalId, text) => ({ ref: text('StageName') ?? logicalId, attributes: {} }),
  'AWS::ApiGatewayV2::Route': itself,
  'AWS::ApiGatewayV2::Integration': itself,
  'AWS::ApiGatewayV2::Authorizer': (logicalId) => ({ ref: logicalId, attributes: { AuthorizerId: logicalId } }),
  'AWS::Events::Rule': (logicalId, text) => {
    const ref = text('Name') ?? logicalId
    return { ref, attributes: { Arn: arn('events', `rule/${ref}`) } }
  },
  'AWS::Scheduler::Schedule': (logicalId, text) => {
    const ref = text('Name') ?? logicalId
    return { ref, attributes: { Arn: arn('scheduler', `schedule/default/${ref}`) } }
  },
  'AWS::SecretsManager::Secret': (logicalId, text) => {
    const ref = arn('secretsmanager', `secret:${text('Name') ?? logicalId}`)
    return { ref, attributes: { Id: ref } }
  },
  'AWS::S3::Bucket': (logicalId, text) => {
    const ref = text('BucketName') ?? logicalId.toLowerCase()
    const attributes = {
      Arn: `arn:${PARTITION}:s3:::${ref}`,
      DomainName: `${ref}.s3.${URL_SUFFIX}`,
      RegionalDomainName: `${ref}.s3.${REGION}.${URL_SUFFIX}`,
    }
    return { ref, attributes }
  },
  'Custom::CDKBucketDeployment': itself,
  'AWS::CloudFront::Distribution': (logicalId) => {
    const ref = logicalId.toLowerCase()
    return { ref, attributes: { Id: ref, DomainName: `${ref}.cloudfront.net` } }
  },
  'AWS::CloudFront::Function': (logicalId) => {
    const FunctionARN = `arn:${PARTITION}:cloudfront::${ACCOUNT}:function/${logicalId}`
    return { ref: FunctionARN, attributes: { FunctionARN } }
  },
  'AWS::CloudFront::CachePolicy': itself,
  'AWS::CloudFront::OriginRequestPolicy': itself,
  'AWS::CloudFront::ResponseHeadersPolicy': itself,
}

const GRANTS = 'grants are not checked on one machine'
const OBSERVED = 'logs and metrics are the caller’s here'
const NAMES = 'loopback needs no domain name, certificate or firewall'

/** The types that are knowingly left out, and why. */
export const NO_LOCAL_EFFECT: Record<string, string> = {
  'AWS::IAM::Role': GRANTS,
  'AWS::IAM::Policy': GRANTS,
  'AWS::IAM::ManagedPolicy': GRANTS,
  'AWS::Lambda::Permission': GRANTS,
  'AWS::S3::BucketPolicy': GRANTS,
  'AWS::SQS::QueuePolicy': GRANTS,
  'AWS::SNS::TopicPolicy': GRANTS,
  'AWS::SecretsManager::ResourcePolicy': GRANTS,
  'AWS::CloudFront::OriginAccessControl': GRANTS,
  'AWS::KMS::Key': 'nothing is encrypted at rest here',
  'AWS::KMS::Alias': 'nothing is encrypted at rest here',
  'AWS::Logs::LogGroup': OBSERVED,
  'AWS::Logs::MetricFilter': OBSERVED,
  'AWS::Logs::ResourcePolicy': OBSERVED,
  'Custom::LogRetention': OBSERVED,
  'AWS::ApiGateway::Account': OBSERVED,
  'AWS::CloudWatch::Alarm': OBSERVED,
  'AWS::CloudWatch::CompositeAlarm': OBSERVED,
  'AWS::CloudWatch::Dashboard': OBSERVED,
  'AWS::SNS::Topic': OBSERVED,
  'AWS::SNS::Subscription': OBSERVED,
  'AWS::CertificateManager::Certificate': NAMES,
  'AWS::Route53::RecordSet': NAMES,
  'AWS::WAFv2::WebACL': NAMES,
  'AWS::WAFv2::WebACLAssociation': NAMES,
  'AWS::ApiGatewayV2::DomainName': NAMES,
  'AWS::ApiGatewayV2::ApiMapping': NAMES,
  'AWS::ApiGatewayV2::Deployment': 'stages here always serve the template’s routes',
  'AWS::ApiGatewayV2::RouteResponse': 'the route itself says whether it answers',
  'AWS::Scheduler::ScheduleGroup': 'schedules need no group here',
  'AWS::Lambda::LayerVersion':
    'only deployment-time functions have layers; a function that runs here with one is refused',
  'AWS::CDK::Metadata': 'describes the construct library, not the stack',
  'Custom::S3AutoDeleteObjects': 'acts when a stack is deleted',
}

/** What another resource can still say of one without local effect. */
export const placeholder = (logicalId: string, attribute: string): string =>
  attribute.endsWith('Arn') ? arn('local', logicalId) : `${logicalId}.${attribute}`
