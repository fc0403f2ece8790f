import { ApiProblem, type FieldError } from '@/api/problem';
import type { Fault } from '@/lib/cel';

/** What the compiler said of the condition, with its places where it named them. */
export function conditionFaults(problem: unknown): Fault[] {
  if (!(problem instanceof ApiProblem)) {
    return [];
  }
  return problem.errors.filter(({ field }) => field === 'condition' || field.endsWith('.condition')).map(faultOf);
}

function faultOf({ message, ...rest }: FieldError): Fault {
  const { line, column } = rest as { line?: number; column?: number };
  const said = /^(?:line\s+)?(\d+)[:,]\s*(?:column\s+)?(\d+)[:\s-]+/i.exec(message);
  return {
    line: line ?? (said ? Number(said[1]) : undefined),
    column: column ?? (said ? Number(said[2]) : undefined),
    message: said ? message.slice(said[0].length) : message,
  };
}
