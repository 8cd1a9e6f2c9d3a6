/** The values the options "other", "none" and the like are answered with. */
export const SPECIAL = { other: 'other', none: 'none', refuse: 'refused', dontknow: 'dontknow' }
