/** What the CDN sends with each request, so that the API believes what it says of where the request comes from. */
export const EDGE_HEADER = 'x-zhitong-edge'
