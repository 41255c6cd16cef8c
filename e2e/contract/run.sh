#!/usr/bin/env bash
# Throws generated requests, right and wrong ones, at every operation that the OpenAPI document of a running Palace names,
# and compares each answer with the document: no mistake of ours, no status, type or body that is not described.
#
# usage: run.sh URL FOLDER_WITH_PROGRAMS    with the gateway's settings in the environment
set -euo pipefail
cd "$(dirname "$0")/../.."

url=$1
programs=$2
export PYTHONPATH=.local/contract-tools
MOST_EXAMPLES=${MOST_EXAMPLES:-12}
nickname="Contract $RANDOM"
password="contract $RANDOM$RANDOM$RANDOM"
folder=$(mktemp --directory)
trap 'rm -rf "$folder"' EXIT
# Streams do not end by themselves, and a socket is opened by a handshake that a document cannot describe.
ENDLESS='^/api/(game-stream|play)/'
# These end or change the sign-in with which everything else is tried.
ENDING=(login register logout logout_everywhere delete_me set_secret change_me end_sign_in)

call() {
    local method=$1 path=$2 body=${3:-}
    curl --silent --show-error --fail-with-body --request "$method" --cookie "$folder/cookies" --cookie-jar "$folder/cookies" \
        --header 'content-type: application/json' ${body:+--data "$body"} "$url$path"
}

sign_in() {
    call POST /api/auth/login "{\"nickname\": \"$nickname\", \"password\": \"$password\"}" >/dev/null
}

cookie() { awk '$6 ~ /palace/ { print $7 }' "$folder/cookies"; }

# judge ABOUT DOCUMENT SIGN_IN [OPTION...], where SIGN_IN is the section of the settings that says how, or nothing
judge() {
    local about=$1 document=$2 sign_in=$3
    shift 3
    printf -- '--- %s\n' "$about"
    { cat e2e/contract/schemathesis.toml && printf '%b' "$sign_in"; } >"$folder/schemathesis.toml"
    python3 -m schemathesis.cli --config-file "$folder/schemathesis.toml" run "$document" --url "$url" --no-color \
        --max-examples "$MOST_EXAMPLES" --request-timeout 30 --warnings off --exclude-path-regex "$ENDLESS" "$@"
}

echo "$password" | "$programs/gateway" create-admin "$nickname" >/dev/null
call GET /api/openapi.json >"$folder/whole.json"
sign_in
printf -- '--- The guide\n'
python3 e2e/contract/tour.py "$url" "$folder/cookies"
key=$(call POST /api/api-keys '{"name": "contract", "scopes": ["read", "write", "run"], "expires_in_days": 1}' \
    | python3 -c 'import json, sys; print(json.load(sys.stdin)["key"])')
python3 e2e/contract/document.py "$folder/whole.json" api_key >"$folder/program.json"
python3 e2e/contract/document.py "$folder/whole.json" cookie "${ENDING[@]}" >"$folder/browser.json"
with_key="\n[auth.openapi.api_key]\nbearer = \"$key\"\n"
with_cookie() { sign_in && printf '\\n[auth.openapi.cookie]\\napi_key = "%s"\\n' "$(cookie)"; }

judge "As nobody" "$folder/whole.json" "" --phases examples,coverage
judge "As a program with every right" "$folder/program.json" "$with_key" --include-by '/x-tried == true'
judge "As an admin's browser" "$folder/browser.json" "$(with_cookie)" --include-by '/x-tried == true' \
    --phases examples,coverage,fuzzing
for operation in "${ENDING[@]}"; do
    judge "As an admin's browser, $operation" "$folder/browser.json" "$(with_cookie)" --phases examples,coverage \
        --include-operation-id "$operation" --exclude-checks ignored_auth
done
