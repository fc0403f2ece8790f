import { ChevronRight } from 'lucide-react';
import { Fragment, useState } from 'react';
import type { MatrixField, MatrixGroup, MatrixResource } from '@/lib/catalogue';
import { cn } from '@/lib/cn';
import { words } from '@/lib/format';
import { type Inherited, keyOf, type Level, levelIn, type Levels } from '@/lib/permissions';
import { PermissionCell } from '@/ui/permission-cell';
import { Nothing } from '@/ui/table';

export interface MatrixProps {
  label: string;
  groups: readonly MatrixGroup[];
  actions: readonly string[];
  levels: Levels;
  /** What comes from other roles. */
  inherited?: ReadonlyMap<string, Inherited>;
  /** What whoever edits holds: the most that can be given. Without it anything can. */
  held?: Levels | undefined;
  /** Levels before the change, to mark what differs. */
  before?: Levels;
  onChange?: ((key: string, level: Level) => void) | undefined;
  onAsk?: ((key: string) => void) | undefined;
  className?: string;
}

const headStyle =
  'sticky top-0 z-10 h-9 border-b border-line bg-raised px-3 text-left text-xs font-medium text-ink-soft';

/** Resources by actions; a resource whose fields can be granted alone opens into them. */
export function PermissionMatrix(props: MatrixProps) {
  const { label, groups, actions, className } = props;
  return (
    <div className={cn('overflow-x-auto rounded-2xl border border-line bg-raised shadow-card', className)}>
      <table aria-label={label} className="w-full border-separate border-spacing-0 text-sm">
        <thead>
          <tr>
            <th scope="col" className={cn(headStyle, 'rounded-tl-2xl pl-5')}>
              Resource
            </th>
            {actions.map((action) => (
              <th key={action} scope="col" className={headStyle}>
                {words(action)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ heading, resources }) => (
          <tbody key={heading}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={actions.length + 1}
                className="border-b border-line bg-sunken px-3 py-1 pl-5 text-left text-2xs font-medium text-ink-faint"
              >
                {heading}
              </th>
            </tr>
            {resources.map((resource) => (
              <ResourceRows key={resource.name} resource={resource} {...props} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function ResourceRows({ resource, ...matrix }: MatrixProps & { resource: MatrixResource }) {
  const fields = [...new Map([...resource.fields.values()].flat().map((field) => [field.name, field])).values()];
  const given = fields.filter((field) =>
    matrix.actions.some((action) => matrix.levels.has(keyOf({ resource: resource.name, field: field.name, action }))),
  );
  const [open, setOpen] = useState(given.length > 0);
  const name = resource.title;
  return (
    <Fragment>
      <MatrixRow resource={resource} {...matrix}>
        {fields.length === 0 ? (
          <span className="pl-5">{name}</span>
        ) : (
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="-ml-1 inline-flex items-center gap-1 rounded-md px-1 hover:bg-hover"
          >
            <ChevronRight
              aria-hidden
              className={cn('size-3.5 text-ink-faint transition-transform', open && 'rotate-90')}
            />
            {name}
            <span className="text-2xs font-normal text-ink-faint">
              {given.length > 0 && !open ? `${given.length} of ${fields.length} fields` : `${fields.length} fields`}
            </span>
          </button>
        )}
      </MatrixRow>
      {open &&
        fields.map((field) => (
          <MatrixRow key={field.name} resource={resource} field={field} {...matrix}>
            <span className="pl-9 font-normal text-ink-soft">{field.title}</span>
          </MatrixRow>
        ))}
    </Fragment>
  );
}

interface MatrixRowProps extends MatrixProps {
  resource: MatrixResource;
  field?: MatrixField;
  children: React.ReactNode;
}

function MatrixRow({ resource, field, children, ...matrix }: MatrixRowProps) {
  const { actions, levels, inherited, held, before, onChange, onAsk } = matrix;
  return (
    <tr className="group/row">
      <th
        scope="row"
        className="h-10 border-b border-line px-4 text-left font-medium whitespace-nowrap group-last/row:border-b-0 group-hover/row:bg-sunken"
      >
        {children}
      </th>
      {actions.map((action) => {
        const key = keyOf({ resource: resource.name, field: field?.name, action });
        const choices =
          field === undefined || resource.fields.get(action)?.some(({ name }) => name === field.name)
            ? resource.actions.get(action)
            : undefined;
        const level = levels.get(key) ?? 'none';
        return (
          <td
            key={action}
            className="h-10 border-b border-line px-1 group-last/row:border-b-0 group-hover/row:bg-sunken"
          >
            {choices ? (
              <PermissionCell
                label={`${words(action)} ${resource.name}${field === undefined ? '' : `, ${field.title.toLowerCase()}`}`}
                level={level}
                inherited={
                  inherited?.get(key) ?? (field === undefined ? undefined : ofResource(matrix, resource.name, action))
                }
                choices={choices}
                most={held ? levelIn(held, key) : 'all'}
                changed={before !== undefined && (before.get(key) ?? 'none') !== level}
                onChange={onChange && ((to) => onChange(key, to))}
                onAsk={onAsk && (() => onAsk(key))}
              />
            ) : (
              <span className="px-2">
                <Nothing />
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** A field is reached by what reaches its whole resource. */
function ofResource({ levels, inherited }: MatrixProps, resource: string, action: string): Inherited | undefined {
  const key = keyOf({ resource, field: undefined, action });
  const own = levels.get(key);
  return own === undefined ? inherited?.get(key) : { level: own, from: `all fields of ${resource}` };
}
