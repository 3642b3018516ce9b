/** How what a search finds is listed: by how well it fits, or by the documents' dates. */
export const searchOrders = ['best', 'newest', 'oldest'] as const;

export type SearchOrder = (typeof searchOrders)[number];
