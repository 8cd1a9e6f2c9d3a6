import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'

/** What only the CDN and the API know; read once an execution environment. */
export const edgeSecretFrom = (secretArn: string): (() => Promise<string>) => {
  const client = new SecretsManagerClient({})
  let loaded: Promise<string> | null = null
  const load = async (): Promise<string> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }))
    if (!SecretString) throw new Error('the edge secret has no value')
    return SecretString
  }
  return () => {
    loaded ??= load().catch((error) => {
      loaded = null
      throw error
    })
    return loaded
  }
}
