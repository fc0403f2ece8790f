import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Policy } from '@/api/access-types';
import { wordsFor } from '@/api/problem-words';
import { changePolicy, forgetPolicies } from '@/features/policy/api/policy-calls';
import { EffectBadge } from '@/features/policy/components/effect-choice';
import { ago } from '@/lib/format';
import { paths } from '@/lib/path-builder';
import { SkeletonRows } from '@/ui/skeleton';
import { Switch } from '@/ui/switch';
import { Cell, Head, HeadCell, Row, Table } from '@/ui/table';
import { toast } from '@/ui/toast';

interface PolicyTableProps {
  policies: Policy[];
  loading: boolean;
  mayWrite: boolean;
}

export function PolicyTable({ policies, loading, mayWrite }: PolicyTableProps) {
  const queries = useQueryClient();
  const switching = useMutation({
    mutationFn: (policy: Policy) => changePolicy(policy, { enabled: !policy.enabled }),
    onSuccess: ({ name, enabled }) => toast(enabled ? `${name} applies` : `${name} rests`),
    onError: (problem) => toast(wordsFor(problem).title, { tone: 'bad', detail: wordsFor(problem).detail }),
    onSettled: () => forgetPolicies(queries),
  });
  return (
    <Table label="Policies" className="flex-1">
      <Head>
        <HeadCell>Name</HeadCell>
        <HeadCell>Effect</HeadCell>
        <HeadCell>On</HeadCell>
        <HeadCell>Changed</HeadCell>
        <HeadCell>Applies</HeadCell>
      </Head>
      <tbody>
        {loading ? (
          <SkeletonRows columns={5} rows={3} />
        ) : (
          policies.map((policy) => (
            <Row key={policy.id} className={policy.enabled ? '' : 'opacity-70'}>
              <Cell className="h-14">
                <Link to={paths.policy(policy.id)} className="block truncate font-medium text-ink hover:underline">
                  {policy.name}
                </Link>
                <code className="block truncate font-mono text-2xs text-ink-faint">{policy.condition}</code>
              </Cell>
              <Cell>
                <EffectBadge effect={policy.effect} />
              </Cell>
              <Cell>
                <code className="font-mono text-2xs">
                  {policy.permissions[0] === '*' ? 'everything' : policy.permissions[0]}
                  {policy.permissions.length > 1 && ` and ${policy.permissions.length - 1} more`}
                </code>
              </Cell>
              <Cell className="text-ink-faint">{ago(policy.updated_at)}</Cell>
              <Cell>
                <Switch
                  label={`${policy.name} applies`}
                  checked={policy.enabled}
                  disabled={!mayWrite || switching.isPending}
                  onChange={() => switching.mutate(policy)}
                />
              </Cell>
            </Row>
          ))
        )}
      </tbody>
    </Table>
  );
}
