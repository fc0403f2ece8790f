import type { Assignment, SubjectType } from '@/api/access-types';
import { api } from '@/api/client';
import { pagedQuery, wholeQuery } from '@/api/pages';

export interface AssignmentFilter {
  subject_type?: SubjectType | '';
  subject_id?: string;
  role?: string;
}

const ROUTE = '/permission/api/assignments';

export function assignmentsQuery(filter: AssignmentFilter) {
  const query = { subject_type: '', subject_id: '', role: '', ...filter, count: true };
  return pagedQuery<Assignment>(['assignments', 'list', query], ROUTE, query);
}

/** One person's or team's own assignments. */
export function assignmentsOfQuery(subject_type: SubjectType, subject_id: string) {
  return wholeQuery<Assignment>(['assignments', 'of', subject_type, subject_id], ROUTE, { subject_type, subject_id });
}

export interface NewAssignment {
  subject_type: SubjectType;
  subject_id: string;
  role: string;
  expires_at?: string | null;
}

function path({ subject_type, subject_id, role }: NewAssignment): string {
  return `${ROUTE}/${subject_type}/${encodeURIComponent(subject_id)}/${encodeURIComponent(role)}`;
}

export function assign(assignment: NewAssignment): Promise<Assignment> {
  const { expires_at } = assignment;
  return api.put<Assignment>(path(assignment), expires_at ? { body: { expires_at } } : {});
}

export function unassign(assignment: NewAssignment): Promise<void> {
  return api.delete(path(assignment));
}
