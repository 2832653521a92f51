# The commands of README.md. Each first makes the environment it needs.
PYTHON ?= python3
RUN := .venv/bin/python

.PHONY: run test test-quick demo guide bench torture package translations lock dependencies prepare

run: prepare
	$(RUN) -m planner

test: prepare
	$(RUN) tools/check.py

test-quick: prepare
	$(RUN) tools/check.py --quick

demo: prepare
	$(RUN) -m demo

# The guide's pictures, and its table of keys, as the program has them now.
guide: prepare
	$(RUN) -m demo --pictures
	$(RUN) -m demo.keys_table

bench: prepare
	QT_QPA_PLATFORM=offscreen $(RUN) -m benchmarks --pack

torture: prepare
	QT_QPA_PLATFORM=offscreen $(RUN) -m torture

# What a surgery installs: built, checked and packed into dist/ (docs/release.md).
package: prepare
	QT_QPA_PLATFORM=offscreen $(RUN) -m release

# After changing a word of people's papers, or a catalogue.
translations: prepare
	$(RUN) tools/translations.py

# After changing the dependencies in pyproject.toml.
lock: prepare
	.venv/bin/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --quiet --upgrade -o requirements.lock

# After the lock changed: asks the package index, and writes docs/dependencies.json. Needs a network.
dependencies: prepare
	$(RUN) tools/dependencies.py

prepare:
	@$(PYTHON) tools/prepare.py
