"""Reads FILE with docutils' Parser.parse for MILLISECONDS; prints what bench/parsing/reading.ts does, but no "held"."""

import json
import resource
import sys
import time

from docutils.frontend import OptionParser
from docutils.parsers.rst import Parser
from docutils.utils import new_document

path, budget = sys.argv[1], float(sys.argv[2])
with open(path, encoding="utf-8", newline="") as file:
    text = file.read()
settings = OptionParser(components=(Parser,)).get_default_values()
settings.report_level = settings.halt_level = 6
settings.file_insertion_enabled = False


def resident_peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


before = resident_peak()
durations = []
while len(durations) < 3 or sum(durations) < budget:
    document = new_document(path, settings)
    start, start_cpu = time.perf_counter(), time.process_time()
    Parser().parse(text, document)
    elapsed, cpu = time.perf_counter() - start, time.process_time() - start_cpu
    durations.append(min(elapsed, cpu) * 1000)
    print(json.dumps({"ms": durations[-1]}), flush=True)
    if len(durations) == 1:
        print(json.dumps({"peak": resident_peak() - before}), flush=True)
