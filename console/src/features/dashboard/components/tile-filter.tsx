import { useQueries } from '@tanstack/react-query';
import type { Metric, Tile } from '@/api/analytics-types';
import { seriesQuery } from '@/features/dashboard/api/figure-calls';
import { Choosing } from '@/features/dashboard/components/choosing';
import { groupingName, type NameGroup } from '@/features/dashboard/components/figures';
import { Select } from '@/ui/select';

const EVERYTHING = 'everything';

interface TileFilterProps {
  tile: Tile;
  metric: Metric;
  nameOf: NameGroup;
  onChange: (filters: Tile['filters']) => void;
}

/** Limits a tile to one part of its figures, of those that there are in its time. */
export function TileFilter({ tile, metric, nameOf, onChange }: TileFilterProps) {
  const groupings = tile.group_by === null ? metric.group_by : [tile.group_by];
  const found = useQueries({
    queries: groupings.map((by) => seriesQuery({ ...tile, group_by: by, filters: {} }, {})),
  });
  const [by, group] = Object.entries(tile.filters)[0] ?? [];
  const parts = groupings.flatMap((grouping, i) => {
    const groups = (found[i]?.data?.series ?? []).flatMap((part) => part.group ?? []);
    // What is chosen stays a choice where its time has nothing of it.
    return [...new Set(grouping === by && group !== undefined ? [group, ...groups] : groups)].map((one) => ({
      value: `${grouping}:${one}`,
      label: groupings.length > 1 ? `${groupingName(grouping)}: ${nameOf(one)}` : nameOf(one),
    }));
  });

  function choose(value: string) {
    const colon = value.indexOf(':');
    onChange(value === EVERYTHING ? {} : { [value.slice(0, colon)]: value.slice(colon + 1) });
  }

  return (
    <Choosing label="Only">
      <Select
        label="Only"
        value={by === undefined ? EVERYTHING : `${by}:${group}`}
        onChange={choose}
        choices={[{ value: EVERYTHING, label: 'Everything' }, ...parts.filter(({ value }) => !value.endsWith(':'))]}
        className="h-9"
      />
    </Choosing>
  );
}
