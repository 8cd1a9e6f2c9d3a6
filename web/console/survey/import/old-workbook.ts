/** By its first bytes, whatever it is called: a compound file, as .xls is and an .xlsx behind a password. */
export const isOldWorkbook = async (file: Blob): Promise<boolean> => {
  const bytes = new Uint8Array(await file.slice(0, 4).arrayBuffer())
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte)
}
