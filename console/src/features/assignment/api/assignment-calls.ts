import type { Assignment, SubjectType } from '@/api/access-types';
import { api } from '@/api/client';
import { pagedQuery, wholeQuery } from '@/api/pages';
import { quoted } from '@/lib/rsql';

export interface AssignmentFilter {
  type?: SubjectType | undefined;
  role?: string | undefined;
}

const ROUTE = '/permission/api/assignments';

export function assignmentsQuery(filter: AssignmentFilter) {
  const { type, role } = filter;
  const terms = [type && `subject_type==${type}`, role && `role=="${quoted(role)}"`].filter(Boolean);
  const query = { filter: terms.join(';'), count: true };
  return pagedQuery<Assignment>(['assignments', 'list', query], ROUTE, query);
}

/** One person's or team's own assignments. */
export function assignmentsOfQuery(type: SubjectType, id: string) {
  const filter = `subject_type==${type};subject_id==${id}`;
  return wholeQuery<Assignment>(['assignments', 'of', type, id], ROUTE, { filter });
}

export interface NewAssignment {
  subject: { type: SubjectType; id: string };
  role: string;
  expires_at?: string | null;
}

function path({ subject, role }: NewAssignment): string {
  return `${ROUTE}/${subject.type}/${encodeURIComponent(subject.id)}/${encodeURIComponent(role)}`;
}

export function assign(assignment: NewAssignment): Promise<Assignment> {
  const { expires_at } = assignment;
  return api.put<Assignment>(path(assignment), expires_at ? { body: { expires_at } } : {});
}

export function unassign(assignment: NewAssignment): Promise<void> {
  return api.delete(path(assignment));
}
