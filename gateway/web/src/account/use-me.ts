import { queryOptions, useQuery } from "@tanstack/react-query";

import { type User, whoAmI } from "@/api/accounts";
import { ME } from "@/api/query-client";

/** Asks who the visitor is. */
export const meQuery = queryOptions({ queryKey: ME, queryFn: whoAmI, staleTime: 5 * 60_000 });

/** Who the visitor is; null for nobody yet, undefined until that is known. */
export function useMe(): User | null | undefined {
  return useQuery(meQuery).data;
}
