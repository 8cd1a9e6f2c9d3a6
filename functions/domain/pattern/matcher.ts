/** Whether a text has what a pattern looks for. */
export type Matcher = (text: string) => boolean
