import { QueryClient } from '@tanstack/react-query';
import { isProblem } from '@/api/client';

/**
 * A user has 100 requests a minute: nothing is asked again on focus, what was read stays good for half a minute, and
 * only what may pass by itself is tried once more.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, problem) =>
        failures < 1 && isProblem(problem, 'unreachable', 'unavailable', 'upstream_timeout'),
      retryDelay: 800,
    },
    mutations: { retry: false },
  },
});
