import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Profile, profileQuery, saveProfile } from '@/features/member/api/member-calls';
import { Card } from '@/ui/card';
import { EditableFact } from '@/ui/editable-fact';
import { Facts } from '@/ui/facts';
import { ProblemNotice } from '@/ui/problem';
import { Skeleton } from '@/ui/skeleton';
import { StaleNotice } from '@/ui/stale-notice';

const TEXTS = [
  ['title', 'Job title'],
  ['department', 'Department'],
  ['pronouns', 'Pronouns'],
  ['phone', 'Phone'],
  ['location', 'Location'],
  ['time_zone', 'Time zone'],
  ['bio', 'About'],
] as const;

/** Who somebody is in this organisation; for themselves, and for whoever may change members. */
export function ProfileCard({ slug, id }: { slug: string; id: string }) {
  const query = profileQuery(slug, id);
  const profile = useQuery(query);
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: (patch: Partial<Profile>) => saveProfile(slug, id, profile.data?.version ?? 0, patch),
    onSuccess: (saved) => queries.setQueryData(query.queryKey, saved),
  });
  async function reload() {
    await profile.refetch();
    saving.reset();
  }
  return (
    <Card className="px-5 py-3">
      <h3 className="pt-1.5 pb-1 text-sm font-semibold">Profile</h3>
      <StaleNotice problem={saving.error} busy={profile.isFetching} onReload={() => void reload()} />
      {profile.isError ? (
        <ProblemNotice problem={profile.error} className="my-2" />
      ) : profile.data ? (
        <Facts>
          {TEXTS.map(([field, name]) => (
            <EditableFact
              key={field}
              name={name}
              field={field}
              value={profile.data[field]}
              because={undefined}
              onSave={(value) => saving.mutateAsync({ [field]: value })}
            />
          ))}
        </Facts>
      ) : (
        <Skeleton className="my-3 h-32" />
      )}
    </Card>
  );
}
