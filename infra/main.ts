import { App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { parseParameters } from './parameters.ts'
import { ZhitongStack } from './stack.ts'

const app = new App()
new ZhitongStack(app, parseParameters(app.node.getAllContext()))
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
