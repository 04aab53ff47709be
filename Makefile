# 回音 Huiyin. `make` lists what can be asked of it.
SHELL := /bin/sh
PYTHON ?= $(shell command -v python3.11 || command -v python3.13 || command -v python3.12 || command -v python3)
BIN := .venv/bin
RUN := $(BIN)/python -m

.DEFAULT_GOAL := help
.PHONY: help setup prepare-test start test soak mutants law papers pictures bench fmt

help: ## 列出全部目标 · list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## 只做准备：虚拟环境、依赖、前端文件、译文 · prepare everything and stop there
	@$(call prepare,run)

start: setup ## 启动：数据库、示范省、网页与后台任务（Ctrl-C 停止） · set up, load the demonstration province, serve
	@exec $(BIN)/huiyin start

prepare-test:
	@$(call prepare,test)

test: prepare-test ## 准备并运行全部检查（约十分钟内） · set up and run every check
	@$(BIN)/python setup/check.py

soak: prepare-test ## 长时间检查：故障、模糊、负载 · faults, fuzzing, load
	@$(BIN)/python setup/check.py soak

mutants: prepare-test ## 逐一改动法律声明，检验测试能否发现 · change every declared fact of the law, see the tests notice
	@$(BIN)/python -m tests.mutants

law: setup ## 重印 docs/law/ · print docs/law/ anew
	@$(BIN)/huiyin law sheet

pictures: prepare-test ## 给群众端每一页拍图到 docs/picture/counter/ · pictures of every counter page
	@$(RUN) pytest tests/pictures.py -q -n 2 -p no:randomly

papers: setup ## 打印全部文书样张到 build/papers/ · print a sample of every paper
	@$(BIN)/huiyin papers

bench: setup ## 测量，写 build/bench.json · measure
	@$(BIN)/huiyin bench

fmt: prepare-test ## 整理代码格式 · put the code in order
	@$(RUN) ruff check --fix --quiet . ; $(RUN) ruff format .

define prepare
if [ -z "$(PYTHON)" ]; then \
  echo "需要 Python 3.11。请运行：apt install python3.11 python3.11-venv" >&2; \
  echo "Python 3.11 is needed. Run: apt install python3.11 python3.11-venv" >&2; exit 1; \
fi; "$(PYTHON)" setup/prepare.py $(1)
endef
