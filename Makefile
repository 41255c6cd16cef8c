# Each target is one script or one cargo command; the scripts say what they do.
.PHONY: run test bench corpus fmt lint sandbox-image clean
.DEFAULT_GOAL := run

run:
	@deploy/local/run.sh

test:
	@deploy/local/test.sh

bench:
	@ONLY="$(ONLY)" QUICK="$(QUICK)" GAMES="$(GAMES)" deploy/local/bench.sh

corpus:
	@$(if $(DIR),cargo run --quiet --package corpus -- "$(DIR)",e2e/corpus/standing.sh)

fmt:
	cargo fmt --all
	npm --prefix gateway/web run format
	npm --prefix e2e/journeys run format

lint:
	@deploy/local/lint.sh

sandbox-image:
	@deploy/local/setup.sh
	@deploy/local/docker.sh start >/dev/null
	@executor/image/build.sh

clean:
	cargo clean
	rm -rf gateway/web/dist gateway/web/node_modules e2e/journeys/node_modules
