"""Prints an OpenAPI document for those who sign in one way: operations that take it ask for it alone.

usage: document.py DOCUMENT SCHEME [OPERATION...]

What takes no sign-in at all, or another one only, is left out, and so are the operations that are named.
"""

import json
import sys

METHODS = {"get", "put", "post", "patch", "delete"}


def takes(operation, scheme):
    return any(scheme in way for way in operation.get("security", []))


def main():
    path, scheme, *left_out = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    for item in document["paths"].values():
        for method in METHODS & item.keys():
            operation = item[method]
            if takes(operation, scheme) and operation["operationId"] not in left_out:
                operation["security"] = [{scheme: []}]
            else:
                del item[method]
    json.dump(document, sys.stdout)


main()
