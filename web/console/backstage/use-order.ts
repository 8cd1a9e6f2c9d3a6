import { type Ordering, useOrdering } from '../command/use-act.ts'
import type { Order } from './backstage.ts'
import { useRoom } from './context.ts'

/** Orders about the interview that is open. */
export const useOrder = (): Ordering<Order> => useOrdering(useRoom().backstage.order)
