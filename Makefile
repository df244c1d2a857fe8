# "make" explains itself. What is listed there is for people; the files below are for make, which builds only what has changed.

MAKEFLAGS += --no-builtin-rules --no-print-directory
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

# Words after "## " are the explanation of a target.
.PHONY: help
help: ## explain the targets
	@echo "Gatherplay. It needs Go 1.26, Node 20 and make; the rest is fetched when it is first used."
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

.PHONY: build serve dist
build: bin/gatherplay ## build the page and the program, bin/gatherplay
serve: build ## build, then serve the page at http://localhost:8080 (ADDR=:9000 elsewhere)
	bin/gatherplay serve -addr $(or $(ADDR),:8080)
dist: web/build/index.html ## the page as a folder for any static host, which is a package for npm, too: dist/
	rm -rf dist
	cp -R web/build dist
	rm dist/.gitignore
	cp web/npm/* LICENSE dist

# What the page and the program are made of.
runtime := $(shell find gather wasm -name '*.go' ! -name '*_test.go') go.mod go.sum
page := $(shell find web/src web/examples web/lessons -type f) $(wildcard web/*.mjs)

bin/gatherplay: serve.go $(wildcard web/*.go) $(runtime) web/build/index.html
	go build -trimpath -o $@ .

web/build/index.html: web/node_modules/.package-lock.json $(page) $(runtime)
	cd web && npm run --silent build
	@touch $@

# npm leaves this file behind when it has installed everything.
web/node_modules/.package-lock.json: web/package-lock.json
	cd web && npm ci --no-audit --no-fund
	@touch $@

.PHONY: test format-check go-check go-test page-check expectations-check picture-check page-test
test: format-check go-check go-test page-check expectations-check picture-check page-test ## check and test everything, in Chromium and Firefox too
	@echo "All is well."

format-check:
	@unformatted=$$(gofmt -l gather wasm web/*.go serve.go); \
	[ -z "$$unformatted" ] || { echo "not formatted (make fmt does it):"; echo "$$unformatted"; exit 1; }

# "go tool" would compile the tool for the browser as well, so for wasm/ it is only asked where the tool is.
wasm := GOOS=js GOARCH=wasm
go-check:
	go vet ./...
	$(wasm) go vet ./wasm
	go tool staticcheck ./...
	$(wasm) "$$(go tool -n staticcheck)" ./wasm

# The detector of data races needs a C compiler.
go-test:
	go test -timeout 30m ./...
	@! command -v "$$(go env CC)" >/dev/null || CGO_ENABLED=1 go test -race -run TestConcurrentRuns ./gather/python
	$(wasm) go test -exec "$$(go env GOROOT)/lib/wasm/go_js_wasm_exec" ./wasm

page-check: web/node_modules/.package-lock.json
	cd web && npm run --silent check

# What CPython does is written down beside the programs; each of these writes one kind of it.
oracles := generate generated gestured syntax compile values
expectations-check: web/node_modules/.package-lock.json
	@for oracle in $(oracles); do node web/oracle/$$oracle.mjs --check || exit 1; done

# The picture in the README is drawn by the program itself.
draw = bin/gatherplay svg -width 880 -theme $(1) web/examples/one_call_fails.py
picture-check: build
	@for theme in light dark; do \
		$(call draw,$$theme) | cmp - web/picture/$$theme.svg || { echo "make picture draws it anew"; exit 1; }; \
	done

page-test: build
	.ci/browsers
	cd web && npm test

.PHONY: generated fuzz
generated: build ## compare N (1000) random programs, from seed FIRST on, with CPython; keep those that differ
	node web/oracle/generated.mjs --long $(or $(N),1000) --first $(or $(FIRST),1)
fuzz: ## feed anything to the parser, the compiler, to runs, to edits and to lessons, each for T (10m)
	go test ./gather/python/internal/syntax -run '^$$' -fuzz '^FuzzParse$$' -fuzztime $(or $(T),10m)
	go test ./gather/python/internal/compile -run '^$$' -fuzz '^FuzzCompile$$' -fuzztime $(or $(T),10m)
	go test ./gather/python -run '^$$' -fuzz '^FuzzRun$$' -fuzztime $(or $(T),10m)
	go test ./gather/python/edit -run '^$$' -fuzz '^FuzzEdit$$' -fuzztime $(or $(T),10m)
	go test ./gather/lesson/format -run '^$$' -fuzz '^FuzzLesson$$' -fuzztime $(or $(T),10m) -fuzzminimizetime 10x

.PHONY: load sizes
load: build ## ask everything of the server at once, rightly, wrongly and with bad intent, for T (10m)
	go test ./web -run '^TestLoad$$' -v -timeout 0 -load $(or $(T),10m)

sizes: build ## tell what weighs what, for the README
	node web/sizes.mjs

.PHONY: expectations picture looks fmt bench clean
expectations: web/node_modules/.package-lock.json ## ask CPython again what the test programs and examples do
	go test ./gather/python -run TestGesturedAsCPython -update
	@for oracle in $(oracles); do node web/oracle/$$oracle.mjs || exit 1; done
picture: build ## draw the README's picture anew
	@mkdir -p web/picture
	$(call draw,light) -o web/picture/light.svg
	$(call draw,dark) -o web/picture/dark.svg
looks: build ## keep how the page and the pictures look now as how they are meant to look
	.ci/browsers
	cd web && LOOKS=renew node --test tests/looks.test.mjs
fmt: web/node_modules/.package-lock.json ## format Go and JavaScript
	gofmt -w gather wasm web/*.go serve.go
	cd web && npm run --silent format
bench: build ## measure side by side with CPython and others, and the page in Chromium, for the README
	cd gather/bench && go run . -readme ../../README.md
	.ci/browsers
	cd web && npm run --silent bench
clean: ## remove what was built
	rm -rf bin dist web/build.new web/node_modules
	find web/build -mindepth 1 ! -name .gitignore -delete
