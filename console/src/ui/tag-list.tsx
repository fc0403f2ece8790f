import { Badge } from '@/ui/badge';
import { Nothing } from '@/ui/table';

export function TagList({ tags }: { tags: string[] }) {
  return tags.length === 0 ? (
    <Nothing />
  ) : (
    <span className="flex flex-wrap gap-1">
      {tags.map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
    </span>
  );
}
