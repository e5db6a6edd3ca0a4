#!/usr/bin/env bash
# Does what the README tells a newcomer to do, in a fresh clone of what is committed: npm ci, npm start, one question,
# a second start. Prints how long each took. Usage: scripts/fresh-clone-check.sh [folder to clone into]
set -euo pipefail
source=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
clone=${1:-$(mktemp -d)/clone}
port=$((20000 + RANDOM % 20000))
address=http://127.0.0.1:$port
server=
# npm does not pass a signal on to the server below it; the group gets it.
stop() { if [ -n "$server" ]; then kill -- "-$server" 2>/dev/null && wait "$server" || true; server=; fi; }
trap stop EXIT

started=0
start() {
  started=$(date +%s%N)
  set -m
  PORT=$port npm start >"$clone/server.log" 2>&1 &
  server=$!
  set +m
  for _ in $(seq 1200); do
    if curl --silent --fail --output /dev/null "$address/ready"; then
      echo "npm start to /ready: $((($(date +%s%N) - started) / 1000000)) ms"
      return
    fi
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  cat "$clone/server.log"
  echo 'The server did not become ready.'
  exit 1
}

git clone --quiet "$source" "$clone"
cd "$clone"
echo "Clone of $(git rev-parse --short HEAD) in $clone; Node $(node -v), npm $(npm -v), $(nproc) cores"
begin=$SECONDS
npm ci --no-audit --no-fund
echo "npm ci: $((SECONDS - begin)) s"
start
curl --silent --fail --header 'Content-Type: application/json' \
  --data '{"messages":[{"role":"user","content":"Hoeveel klachten over DUO kwamen er in 2024 via de Nationale ombudsman?"}]}' "$address/api/v1/chat" |
  node -e 'const { status, text, citations } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
    console.log(`${status}, ${citations.length} citations: ${text}`);
    process.exit(citations.length > 0 ? 0 : 1);'
stop
start
grep --invert-match --extended-regexp '^(>|$)' server.log
