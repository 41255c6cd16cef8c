import { useRouter, useSearch } from "@tanstack/react-router";

import type { User } from "@/api/accounts";
import { ME, queryClient } from "@/api/query-client";
import { forgetSignIn } from "@/api/sign-in";

/** What to do once the visitor is somebody else: forget what was known about the other, and go where they wanted. */
export function useArrive(): (user: User) => void {
  const { history } = useRouter();
  const { back } = useSearch({ strict: false });
  return (user) => {
    forgetSignIn();
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] });
    queryClient.setQueryData(ME, user);
    history.push(back ?? "/projects");
  };
}
