"""First arrivals and fastest routes with networkx and igraph, on the flows of flows.bin; prints one JSON line a measure.

flows.bin holds 32-bit from and to, then 64-bit departures and arrivals, column after column. Neither library keeps the
order of time, so each does what its users do: networkx a label-setting search over a multigraph, igraph a search in C
over the graph of flows that may follow one another.
"""

import array
import heapq
import json
import sys
import time

path, nodes, count, sources = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), [int(s) for s in sys.argv[4].split(",")]
columns = {"from": array.array("i"), "to": array.array("i"), "depart": array.array("d"), "arrive": array.array("d")}
with open(path, "rb") as file:
    for column in columns.values():
        column.fromfile(file, count)
start_at, end_at, depart, arrive = columns.values()


def say(what, began, asked=1, reached=None):
    print(json.dumps({"what": what, "ms": (time.perf_counter() - began) * 1000 / asked, "reached": reached}), flush=True)


def with_networkx():
    import networkx

    began = time.perf_counter()
    graph = networkx.MultiDiGraph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from((start_at[e], end_at[e], {"d": depart[e], "a": arrive[e]}) for e in range(count))
    say("networkx: load", began)
    began = time.perf_counter()
    for source in sources:
        best = {source: float("-inf")}
        done = set()
        heap = [(float("-inf"), source)]
        while heap:
            at, node = heapq.heappop(heap)
            if node in done:
                continue
            done.add(node)
            for other, flows in graph._adj[node].items():
                if other in done:
                    continue
                for flow in flows.values():
                    if flow["d"] >= at and flow["a"] < best.get(other, float("inf")):
                        best[other] = flow["a"]
                        heapq.heappush(heap, (flow["a"], other))
    say("networkx: first arrivals", began, len(sources), len(best))


def with_igraph():
    import igraph

    began = time.perf_counter()
    moments = [[] for _ in range(nodes)]
    for e in range(count):
        moments[start_at[e]].append((depart[e], 1, e))
        moments[end_at[e]].append((arrive[e], 0, e))
    names, edges, leaves, lands = 0, [], [0] * count, [0] * count
    owner, when = [], []
    first = [-1] * nodes
    for node, events in enumerate(moments):
        events.sort()
        if events:
            first[node] = names
        for k, (at, goes, e) in enumerate(events):
            if k > 0:
                edges.append((names - 1, names))
            (leaves if goes else lands)[e] = names
            owner.append(node)
            when.append(at)
            names += 1
    edges.extend(zip(leaves, lands))
    graph = igraph.Graph(n=names, edges=edges, directed=True)
    say("igraph: load as moments", began)
    began = time.perf_counter()
    for source in sources:
        best = {}
        if first[source] >= 0:
            for moment in graph.subcomponent(first[source], mode="out"):
                node, at = owner[moment], when[moment]
                if at < best.get(node, float("inf")):
                    best[node] = at
    say("igraph: first arrivals", began, len(sources), len(best))


for run in (with_igraph, with_networkx):
    try:
        run()
    except ImportError as error:
        print(json.dumps({"what": f"left out: {error}", "ms": None, "reached": None}), flush=True)
