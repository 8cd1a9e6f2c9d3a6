/** Every limit of the wire, in UTF-16 units for texts and items for lists unless the name says otherwise. */
export * as LIMITS from './limits-of-size.ts'
export * as TIMES from './limits-of-time.ts'
