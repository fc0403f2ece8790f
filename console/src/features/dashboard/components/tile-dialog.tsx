import { type SubmitEvent, useState } from 'react';
import type { Metric, Tile, TileKind, TileWindow } from '@/api/analytics-types';
import { Choosing } from '@/features/dashboard/components/choosing';
import { groupingName, kindsOf, type NameGroup, unitName } from '@/features/dashboard/components/figures';
import { fits, rangeName, RANGES, WINDOWS } from '@/features/dashboard/components/spans';
import { TileFilter } from '@/features/dashboard/components/tile-filter';
import { showing, sized } from '@/features/dashboard/components/tile-shape';
import { words } from '@/lib/format';
import { Button } from '@/ui/button';
import { Dialog, DialogClose, DialogContent, DialogFooter } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';

const KINDS: Record<TileKind, string> = {
  number: 'Number',
  line: 'Line',
  bar: 'Bars',
  funnel: 'Funnel',
  cohort: 'Cohort table',
};
const WHOLE = 'whole';
const FIXED = 'fixed';

interface TileDialogProps {
  /** What is edited, or the beginning of a new one. */
  tile: Tile;
  isNew: boolean;
  catalogue: readonly Metric[];
  nameOf: NameGroup;
  onClose: () => void;
  onDone: (tile: Tile) => void;
}

/** What a tile shows, and how. */
export function TileDialog({ tile: start, isNew, catalogue, nameOf, onClose, onDone }: TileDialogProps) {
  const [tile, setTile] = useState(start);
  const [titled, setTitled] = useState(!isNew);
  const metric = catalogue.find(({ name }) => name === tile.metric);
  const kinds = kindsOf(metric);
  const timed = tile.kind === 'line' || tile.kind === 'bar' || tile.kind === 'number';
  const tooLong = !fits(tile.range, tile.window);

  function choose(name: string) {
    const next = catalogue.find((one) => one.name === name);
    if (next) {
      setTile({ ...showing(tile, next), title: titled ? tile.title : next.title });
    }
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    onDone({ ...tile, title: tile.title.trim() });
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={isNew ? 'Add a tile' : 'Edit tile'}>
        <form onSubmit={submit} aria-label={isNew ? 'Add a tile' : 'Edit tile'}>
          <div className="grid gap-4 px-5 pt-3 pb-5 sm:grid-cols-2">
            <Choosing
              label="Shows"
              className="sm:col-span-2"
              hint={metric && `${metric.definition} In ${unitName(metric)}.`}
            >
              <Select
                label="Shows"
                value={tile.metric}
                onChange={choose}
                choices={catalogue.map(({ name, title }) => ({ value: name, label: title }))}
                className="h-9"
              />
            </Choosing>
            <Field
              label="Title"
              required
              maxLength={120}
              fieldClassName="sm:col-span-2"
              value={tile.title}
              onChange={(event) => {
                setTitled(true);
                setTile({ ...tile, title: event.target.value });
              }}
            />
            <Choosing label="As">
              <Select
                label="As"
                value={tile.kind}
                onChange={(kind) => setTile(sized(tile, kind as TileKind))}
                choices={kinds.map((kind) => ({ value: kind, label: KINDS[kind] }))}
                className="h-9"
              />
            </Choosing>
            <Choosing label="Time">
              <Select
                label="Time"
                value={tile.range.last ?? FIXED}
                onChange={(last) => last !== FIXED && setTile({ ...tile, range: { last, from: null, to: null } })}
                choices={rangesFor(start)}
                className="h-9"
              />
            </Choosing>
            {timed && (
              <Choosing
                label="By"
                hint={tooLong ? undefined : ' '}
                error={tooLong ? 'Too many for one tile: take longer stretches.' : undefined}
              >
                <Select
                  label="By"
                  value={tile.window}
                  onChange={(window) => setTile({ ...tile, window: window as TileWindow })}
                  choices={WINDOWS.map(([value, name]) => ({ value, label: words(name.replace('By ', '')) }))}
                  className="h-9"
                />
              </Choosing>
            )}
            {timed && metric && metric.group_by.length > 0 && (
              <Choosing label="Split by">
                <Select
                  label="Split by"
                  value={tile.group_by ?? WHOLE}
                  onChange={(by) => setTile({ ...tile, group_by: by === WHOLE ? null : by, filters: {} })}
                  choices={[
                    { value: WHOLE, label: 'Nothing' },
                    ...metric.group_by.map((by) => ({ value: by, label: groupingName(by) })),
                  ]}
                  className="h-9"
                />
              </Choosing>
            )}
            {timed && metric && metric.group_by.length > 0 && (
              <TileFilter
                tile={tile}
                metric={metric}
                nameOf={nameOf}
                onChange={(filters) => setTile({ ...tile, filters })}
              />
            )}
          </div>
          <DialogFooter>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" variant="primary" disabled={tile.title.trim() === '' || (timed && tooLong)}>
              {isNew ? 'Add tile' : 'Done'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

/** A range of the tile's own that is none of the usual ones can be kept. */
function rangesFor({ range }: Tile) {
  const usual = RANGES.map(([value, label]) => ({ value, label }));
  const own = range.last ?? FIXED;
  return usual.some(({ value }) => value === own) ? usual : [{ value: own, label: rangeName(range) }, ...usual];
}
