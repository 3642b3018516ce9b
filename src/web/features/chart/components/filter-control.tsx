import { Button, Checkbox, Popover } from '@mantine/core';
import { entitySchemata, type EntitySchema } from '#domain/entity';
import { flowKinds, linkKinds, relationKinds, type LinkKind } from '#domain/link';
import { shapes } from '#engines/chart/chart-style';

type Props = {
  readonly kinds: readonly LinkKind[] | null;
  readonly schemata: readonly EntitySchema[] | null;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onKinds: (kinds: readonly LinkKind[] | null) => void;
  readonly onSchemata: (schemata: readonly EntitySchema[] | null) => void;
};

/** Which kinds of links count and which types are drawn; all is the rule, and each change is a step that undo takes back. */
export function FilterControl({ kinds, schemata, isOpen, onOpen, onKinds, onSchemata }: Props) {
  const left = [
    ...(kinds === null ? [] : [`${kinds.length} of ${linkKinds.length} kinds`]),
    ...(schemata === null ? [] : [`${schemata.length} of ${entitySchemata.length} types`]),
  ];
  const turn = <T,>(all: readonly T[], chosen: readonly T[] | null, some: readonly T[], isOn: boolean) => {
    const next = all.filter((one) => (some.includes(one) ? isOn : (chosen?.includes(one) ?? true)));
    return next.length === all.length ? null : next;
  };
  return (
    <Popover opened={isOpen} onChange={onOpen} position="bottom-start" trapFocus returnFocus width={430} shadow="md">
      <Popover.Target>
        <Button
          size="xs"
          variant={left.length === 0 ? 'default' : 'light'}
          aria-haspopup="dialog"
          onClick={() => onOpen(!isOpen)}
        >
          {left.length === 0 ? 'Filter' : left.join(', ')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="What is drawn">
        <div className="chart-filter">
          {(
            [
              ['Flows', flowKinds],
              ['Relations', relationKinds],
            ] as const
          ).map(([title, some]) => (
            <fieldset key={title} className="chart-choices">
              <legend>{title}</legend>
              <Checkbox
                size="xs"
                label={<b>all</b>}
                aria-label={`All ${title.toLowerCase()}`}
                checked={some.every((kind) => kinds?.includes(kind) ?? true)}
                onChange={(event) => onKinds(turn(linkKinds, kinds, some, event.currentTarget.checked))}
              />
              {some.map((kind) => (
                <Checkbox
                  key={kind}
                  size="xs"
                  label={kind}
                  checked={kinds?.includes(kind) ?? true}
                  onChange={(event) => onKinds(turn(linkKinds, kinds, [kind], event.currentTarget.checked))}
                />
              ))}
            </fieldset>
          ))}
          <fieldset className="chart-choices">
            <legend>Types</legend>
            <Checkbox
              size="xs"
              label={<b>all</b>}
              aria-label="All types"
              checked={schemata === null}
              onChange={(event) =>
                onSchemata(turn(entitySchemata, schemata, entitySchemata, event.currentTarget.checked))
              }
            />
            {entitySchemata.map((schema) => (
              <Checkbox
                key={schema}
                size="xs"
                label={shapes[schema].says}
                checked={schemata?.includes(schema) ?? true}
                onChange={(event) => onSchemata(turn(entitySchemata, schemata, [schema], event.currentTarget.checked))}
              />
            ))}
          </fieldset>
        </div>
        <div className="actions">
          <Button
            size="xs"
            variant="default"
            disabled={left.length === 0}
            onClick={() => {
              if (kinds !== null) onKinds(null);
              if (schemata !== null) onSchemata(null);
            }}
          >
            Draw everything
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
