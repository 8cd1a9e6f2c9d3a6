/** The address the platform named, which may carry a query of its own, with ours added. */
export const socketAddress = (socket: string, query: Record<string, string>): string => {
  const address = new URL(socket)
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  return address.href
}
