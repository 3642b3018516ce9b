import type { AccessAnswer, Answer, Of } from './case-questions.ts';
import { budget, isSeen, mostHops, type View } from './case-view.ts';
import { originPopulation } from './origin-population.ts';
import { rankRoutes } from './rank-routes.ts';

/** Routes are shown for so many of a population; that there is one is said for all. */
const mostOriginRoutes = 100;

/** Everybody who could have brought an item to a place by a time. */
export function originAnswer(view: View, question: Of<'origin'>): Answer<'origin'> {
  const { flows, graph, mask, pulse } = view;
  const item = view.nodeOf(question.item);
  const place = view.nodeOf(question.place);
  const mine = flows.access.filter((one) => isSeen(mask, one) && view.nodeOf(flows.entityOf(one.to)) === item);
  const who = mine.map((one) => view.nodeOf(flows.entityOf(one.from)));
  const { population, later, since, lastDeparture, undated, isWhole } = originPopulation(graph, {
    access: {
      count: mine.length,
      node: Int32Array.from(who),
      first: Float64Array.from(mine, (one) => one.first),
      last: Float64Array.from(mine, (one) => one.last),
    },
    place,
    by: question.by,
    mask,
    budget,
    pulse,
  });
  let routed = 0;
  const answer = (node: number): AccessAnswer => {
    const own = mine.filter((_, k) => who[k] === node);
    const dated = own.filter((one) => !Number.isNaN(one.first)).toSorted((a, b) => a.first - b.first)[0];
    const first = since[node]!;
    const leads = node === place || lastDeparture[node]! >= first;
    const [best] =
      !leads || node === place || place < 0 || routed++ >= mostOriginRoutes
        ? []
        : rankRoutes(graph, {
            source: node,
            target: place,
            after: first,
            before: question.by,
            minWait: 0,
            maxWait: Infinity,
            mask,
            rank: 'earliest',
            limit: 1,
            mostHops,
            budget,
            pulse,
          }).routes;
    return {
      entityId: flows.entityOf(node),
      linkIds: own.map((one) => flows.linkIdOf(one.link)),
      since: dated === undefined ? null : { first: dated.first, last: dated.last },
      route: best === undefined ? null : best.flows.map((e) => flows.linkIdOf(graph.link[e]!)),
      arrives: best === undefined ? null : best.arrives,
    };
  };
  return {
    op: 'origin',
    isWhole,
    population: Array.from(population, answer),
    later: Array.from(later, answer),
    undatedAccess: undated,
  };
}
