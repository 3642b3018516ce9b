import { linkCalled, linkIdAt, memberIdsOf, nodeCalled, nodeIdOf, type CaseChart } from '#engines/chart/case-chart';

/** The chart of what one scope may see at one cut, with the ids behind its numbers. */
export type ChartGraph = CaseChart & {
  /** Of a node: the entity that gives it its id. */
  idOf(node: number): string;
  /** All entities that are this one, the one whose name it bears first. */
  membersOf(node: number): readonly string[];
  nodeOf(entityId: string): number | undefined;
  linkIdOf(link: number): string;
  linkOf(linkId: string): number | undefined;
  /** The plain data of it, as a question about it takes it along. */
  readonly chart: CaseChart;
};

export const chartGraphOf = (chart: CaseChart): ChartGraph => ({
  ...chart,
  chart,
  idOf: (node) => nodeIdOf(chart, node),
  membersOf: (node) => memberIdsOf(chart, node),
  nodeOf: (entityId) => nodeCalled(chart, entityId),
  linkIdOf: (link) => linkIdAt(chart, link),
  linkOf: (linkId) => linkCalled(chart, linkId),
});
