import { RemovalPolicy } from 'aws-cdk-lib'
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

/** Kept 13 months: the rules ask for a year at least (M13). No addresses and no user agents: as little as possible. */
export const accessLog = (scope: Construct, fields: Record<string, string>): IAccessLogSettings => ({
  destination: new LogGroupLogDestination(
    new LogGroup(scope, 'AccessLog', {
      retention: RetentionDays.THIRTEEN_MONTHS,
      removalPolicy: RemovalPolicy.RETAIN,
    }),
  ),
  format: AccessLogFormat.custom(JSON.stringify(fields)),
})
