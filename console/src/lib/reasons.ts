import { day, words } from '@/lib/format';

interface SourceLike {
  role: string;
  team_id: string | null;
  via: string[];
  expires_at: string | null;
}

/** Whence somebody has a permission, in one line: `Manager, through team Sales, inheriting Viewer, until 1 Dec`. */
export function reasonOf(
  { role, team_id, via, expires_at }: SourceLike,
  teamNames: ReadonlyMap<string, string>,
): string {
  return [
    words(role),
    via.length > 0 && `which inherits ${via.map(words).join(', ')}`,
    team_id !== null && `through team ${teamNames.get(team_id) ?? 'of theirs'}`,
    expires_at !== null && `until ${day(expires_at)}`,
  ]
    .filter(Boolean)
    .join(', ');
}
