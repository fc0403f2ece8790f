import type { ApiProblem } from '@/api/problem';

/** Why the session of this browser ended, as the server said when it was to be renewed. */
export interface SessionEnd {
  reason: string;
  at?: string;
  /** The device that ended it. */
  from?: string;
}

let ending: SessionEnd | undefined;

export function rememberEnding(problem: ApiProblem): void {
  const { reason, ended_at: at, ended_from: from } = problem.body;
  if (problem.code === 'session_ended' && typeof reason === 'string') {
    ending = {
      reason,
      ...(typeof at === 'string' ? { at } : {}),
      ...(typeof from === 'string' ? { from } : {}),
    };
  }
}

export function forgetEnding(): void {
  ending = undefined;
}

export function lastEnding(): SessionEnd | undefined {
  return ending;
}
