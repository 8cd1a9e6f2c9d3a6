/**
 * Whether what is stored under an id is what is sent under it again. Without a digest it was stored before contents were told apart;
 * an empty one is of what has been erased since, and like nothing.
 */
export const isSameContent = ({ digest }: { digest?: string | undefined }, sent: string): boolean =>
  digest === undefined || digest === sent
