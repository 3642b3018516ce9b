"""The peer: SQLite FTS5 on the same texts. Reads JSON lines from stdin: {"text"} to index, then {"name","kind","queries"} to ask."""
import json, sqlite3, sys, time

db = sqlite3.connect(sys.argv[1])
db.execute("pragma journal_mode=wal")
db.execute("create virtual table doc using fts5(text, tokenize=\"porter unicode61 remove_diacritics 2\")")
indexing, begun, n = True, time.perf_counter(), 0
for line in sys.stdin:
    row = json.loads(line)
    if "text" in row:
        db.execute("insert into doc (text) values (?)", (row["text"],))
        n += 1
        continue
    if indexing:
        db.commit()
        print(json.dumps({"indexed": n, "seconds": time.perf_counter() - begun}), flush=True)
        indexing = False
    times = []
    for query in row["queries"]:
        start = time.perf_counter()
        if row["kind"] == "count":
            db.execute("select count(*) from doc where doc match ?", (query,)).fetchall()
        else:
            db.execute("select rowid, substr(text, 1, 200) from doc where doc match ? order by rank limit 30", (query,)).fetchall()
            db.execute("select count(*) from (select 1 from doc where doc match ? limit 10001)", (query,)).fetchall()
        times.append((time.perf_counter() - start) * 1000)
    print(json.dumps({"name": row["name"], "ms": times}), flush=True)
