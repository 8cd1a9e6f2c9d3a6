import { Fn, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { type IAccessLogSettings, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'

const common = {
  time: AccessLogField.contextRequestTimeEpoch(),
  requestId: AccessLogField.contextRequestId(),
  routeKey: '$context.routeKey',
  status: AccessLogField.contextStatus(),
}

/** The path without its query: a query may carry what a citizen searched for, or a private query code. */
export const HTTP_FIELDS = {
  ...common,
  method: AccessLogField.contextHttpMethod(),
  path: AccessLogField.contextPath(),
  responseBytes: AccessLogField.contextResponseLength(),
  latencyMs: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
}

export const SOCKET_FIELDS = {
  ...common,
  eventType: '$context.eventType',
  connectionId: '$context.connectionId',
  error: '$context.integrationErrorMessage',
}

/**
 * Under this prefix delivery needs no line in the account's one resource policy for logs, which holds 5,120 characters and then fails the
 * next stage's deployment. The log outlives its stack: the stack's id keeps one that is made again from meeting the old one's name.
 */
const vended = (scope: Construct, name: string): string => {
  const { stackName, stackId } = Stack.of(scope)
  return `/aws/vendedlogs/${stackName}/${name}-${Fn.select(2, Fn.split('/', stackId))}`
}

/** Kept 13 months: the rules ask for a year at least (M13). No addresses and no user agents: as little as possible. */
export const accessLog = (
  scope: Construct,
  name: 'http' | 'sockets',
  fields: Record<string, string>,
): IAccessLogSettings => ({
  destination: new LogGroupLogDestination(
    new LogGroup(scope, 'AccessLog', {
      logGroupName: vended(scope, name),
      retention: RetentionDays.THIRTEEN_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    }),
  ),
  format: AccessLogFormat.custom(JSON.stringify(fields)),
})
