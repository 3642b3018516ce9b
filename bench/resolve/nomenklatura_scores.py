"""Scores pairs of names by nomenklatura's logic-v2, for name-cases.ts --nomenklatura PYTHON.

Reads CSV rows schema,name1,name2 from standard input, prints a score a line, then the seconds of processor time.
Needs `pip install nomenklatura` in that Python; nothing of it is used by the program.
"""
import csv
import itertools
import sys
import time

from followthemoney import EntityProxy
from nomenklatura.matching import get_algorithm

algorithm = get_algorithm("logic-v2")
config = algorithm.default_config()
rows = list(csv.reader(sys.stdin))


numbers = itertools.count()


def entity(schema, name):
    # It keeps what it read of an entity by its id.
    return EntityProxy.from_dict({"id": str(next(numbers)), "schema": schema, "properties": {"name": [name]}})


def score(schema, one, other):
    try:
        return algorithm.compare(entity(schema, one), entity(schema, other), config).score
    except Exception as error:  # a pair that it cannot take counts as no match
        print(error, file=sys.stderr)
        return 0.0


for schema, one, other in rows[:20]:
    score(schema, one, other)
start = time.process_time()
for schema, one, other in rows:
    print(score(schema, one, other))
print(time.process_time() - start)
