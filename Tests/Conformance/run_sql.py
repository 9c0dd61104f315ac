"""Runs a query against the database that a server gives: `run_sql.py ADDRESS QUERY`. Prints the rows below their heads."""
import sqlite3
import sys
import urllib.request

database = sqlite3.connect(":memory:")
with urllib.request.urlopen(f"{sys.argv[1]}/dataset/download?format=sqlite") as answer:
    # Python has this since 3.11
    database.deserialize(answer.read())
rows = database.execute(sys.argv[2])
for row in [[column[0] for column in rows.description], *rows]:
    print(" | ".join("" if value is None else str(value) for value in row))
