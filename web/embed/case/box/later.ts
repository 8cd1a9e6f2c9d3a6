/** What few letters need, loaded once the form is there. */
export { Attachment } from './Attachment.tsx'
export { Similar } from './Similar.tsx'
