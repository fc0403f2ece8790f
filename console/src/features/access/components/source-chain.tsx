import { ArrowRight, Clock, Scale, ShieldCheck, UserRound, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Explanation, Source } from '@/api/access-types';
import { cn } from '@/lib/cn';
import { ago, moment, words } from '@/lib/format';
import { paths } from '@/lib/path-builder';

const LINK =
  'inline-flex items-center gap-1.5 rounded-lg border border-line bg-canvas px-2 py-0.5 text-xs font-medium [&_svg]:size-3.5 [&_svg]:text-ink-faint';

/** From the person, by team and roles, down to the permission. */
export function SourceChain({ source, enough }: { source: Source; enough: boolean }) {
  const { role, role_id, via, team, team_id, permission, expires_at } = source;
  return (
    <div className="min-w-0">
      <ul className="flex flex-wrap items-center gap-x-1.5 gap-y-1.5">
        {team_id == null ? (
          <Part>
            <span className={LINK}>
              <UserRound aria-hidden />
              They
            </span>
          </Part>
        ) : (
          <Part>
            <Link to={paths.team(team_id)} className={cn(LINK, 'hover:bg-hover')}>
              <UsersRound aria-hidden />
              Team {team ?? ''}
            </Link>
          </Part>
        )}
        <Part joint={team_id == null ? 'have' : 'has'}>
          <Link to={paths.role(role_id)} className={cn(LINK, 'hover:bg-hover')}>
            <ShieldCheck aria-hidden />
            {words(role)}
          </Link>
        </Part>
        {via.map((inherited) => (
          <Part key={inherited} joint="inherits">
            <Link to={paths.role(inherited)} className={cn(LINK, 'hover:bg-hover')}>
              <ShieldCheck aria-hidden />
              {words(inherited)}
            </Link>
          </Part>
        ))}
        <Part joint="gives">
          <code
            className={cn(
              'rounded-lg px-2 py-0.5 font-mono text-xs',
              enough ? 'bg-accent-soft text-accent' : 'bg-hover text-ink-soft',
            )}
          >
            {permission}
          </code>
        </Part>
      </ul>
      <p className="mt-1 text-xs text-ink-faint">
        {enough ? 'That is enough.' : 'That does not reach this far.'}
        {expires_at != null && (
          <span title={moment(expires_at)} className="ml-2 inline-flex items-center gap-1 text-warn">
            <Clock aria-hidden className="size-3" />
            ends {ago(expires_at)}
          </span>
        )}
      </p>
    </div>
  );
}

function Part({ joint, children }: { joint?: string; children: ReactNode }) {
  return (
    <li className="inline-flex items-center gap-1.5">
      {joint && (
        <span className="inline-flex items-center gap-1 text-2xs text-ink-faint">
          {joint}
          <ArrowRight aria-hidden className="size-3" />
        </span>
      )}
      {children}
    </li>
  );
}

export function PolicyLink({ policy }: { policy: NonNullable<Explanation['policy']> }) {
  const { effect, id, name, reason } = policy;
  const said = (
    <>
      <Scale aria-hidden />
      {name ?? 'A policy'}
    </>
  );
  return (
    <div>
      <p className="flex flex-wrap items-center gap-1.5 text-xs text-ink-soft">
        {id == null ? (
          <span className={LINK}>{said}</span>
        ) : (
          <Link to={paths.policy(id)} className={cn(LINK, 'hover:bg-hover')}>
            {said}
          </Link>
        )}
        {effect === 'deny' ? 'denies it, whatever the roles say.' : 'allows it.'}
      </p>
      {reason && <p className="mt-1 text-xs text-ink-faint">{reason}</p>}
    </div>
  );
}
