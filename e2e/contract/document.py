"""Prints an OpenAPI document for those who sign in one way: operations that take it ask for it alone.

usage: document.py DOCUMENT SCHEME [OPERATION...]

Those that take it are marked with `x-tried`, except for the operations that are named.
"""

import json
import sys

METHODS = {"get", "put", "post", "patch", "delete"}


def main():
    path, scheme, *left_out = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    for item in document["paths"].values():
        for method in METHODS & item.keys():
            operation = item[method]
            ways = operation.get("security", [])
            if any(scheme in way for way in ways):
                # Some may be called by nobody as well.
                operation["security"] = [way for way in ways if not way or scheme in way]
                operation["x-tried"] = operation["operationId"] not in left_out
    json.dump(document, sys.stdout)


main()
