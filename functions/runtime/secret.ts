import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { AWS_CALLS, createPatience, passing } from './patience.ts'

/** A secret of the deployment, by its ARN, from Secrets Manager; tried again in passing faults like every other call. */
export const secretAt = (arn: string): (() => Promise<string>) => {
  const client = new SecretsManagerClient(AWS_CALLS)
  return async () => {
    const again = createPatience()
    for (;;)
      try {
        const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }))
        if (!SecretString) throw new Error(`the secret ${arn} has no value`)
        return SecretString
      } catch (error) {
        if (passing(error) === null) throw error
        await again(error)
      }
  }
}
