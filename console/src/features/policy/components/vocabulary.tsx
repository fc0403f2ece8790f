import { words } from '@/lib/format';

export interface VocabularyResource {
  name: string;
  attributes: { name: string; type: string }[];
}

const PRINCIPAL = [
  ['id', 'text'],
  ['email', 'text'],
  ['roles', 'texts'],
  ['teams', 'texts'],
  ['type', 'text'],
] as const;
const REQUEST = [
  ['time', 'moment'],
  ['address', 'text'],
  ['factors', 'texts'],
  ['authenticated_at', 'moment'],
] as const;

interface VocabularyProps {
  /** The resources that the policy is about, with what can be read of their records. */
  resources: readonly VocabularyResource[];
  onInsert?: ((text: string) => void) | undefined;
}

/** What a condition may read; a press puts it in. */
export function Vocabulary({ resources, onInsert }: VocabularyProps) {
  return (
    <div className="space-y-4 text-sm">
      <Names title="Who asks" root="principal" names={PRINCIPAL} onInsert={onInsert} />
      <Names title="The request" root="request" names={REQUEST} onInsert={onInsert} />
      {groupsOf(resources).map(({ title, attributes }) => (
        <Names
          key={title}
          title={title}
          root="resource"
          names={attributes.map(({ name, type }) => [name, type] as const)}
          onInsert={onInsert}
        />
      ))}
    </div>
  );
}

/** What all of the records have, and below it what only some have: a condition has to hold for all of them. */
function groupsOf(resources: readonly VocabularyResource[]) {
  const everywhere = (name: string) => resources.every(({ attributes }) => attributes.some((one) => one.name === name));
  const common = resources[0]?.attributes.filter(({ name }) => everywhere(name)) ?? [];
  const others = resources.map(({ name, attributes }) => ({
    title: `Only of ${words(name).toLowerCase()}`,
    attributes: attributes.filter((one) => !everywhere(one.name)),
  }));
  return [{ title: 'The record', attributes: common }, ...others].filter(({ attributes }) => attributes.length > 0);
}

interface NamesProps {
  title: string;
  root: string;
  names: readonly (readonly [name: string, type: string])[];
  onInsert: ((text: string) => void) | undefined;
}

function Names({ title, root, names, onInsert }: NamesProps) {
  return (
    <div>
      <h4 className="mb-1 text-xs font-medium text-ink-faint">{title}</h4>
      <ul className="flex flex-wrap gap-1">
        {names.map(([name, type]) => (
          <li key={name}>
            <button
              type="button"
              title={type}
              disabled={!onInsert}
              onClick={() => onInsert?.(`${root}.${name}`)}
              className="rounded-md bg-hover px-1.5 py-px font-mono text-2xs text-ink-soft enabled:hover:bg-pressed enabled:hover:text-ink"
            >
              {root}.{name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
