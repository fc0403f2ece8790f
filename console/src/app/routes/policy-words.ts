import { useQuery } from '@tanstack/react-query';
import { useClaims } from '@/api/session';
import { memberNamesQuery } from '@/features/member/api/member-calls';
import { catalogueQuery, vocabularyQuery } from '@/features/role/api/role-calls';

/** What a policy is written in: permissions, what can be read of records, and whom it would touch. */
export function usePolicyWords() {
  const slug = useClaims().org_slug ?? '';
  const catalogue = useQuery(catalogueQuery);
  const vocabulary = useQuery(vocabularyQuery);
  const names = useQuery(memberNamesQuery(slug));
  return { catalogue, vocabulary: vocabulary.data ?? [], names: names.data ?? new Map<string, string>() };
}
