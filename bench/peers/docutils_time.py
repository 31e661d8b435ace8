"""Times docutils: reads FILE, prints the milliseconds of each of TIMES readings (Parser.parse alone)."""

import sys
import time

from docutils.frontend import OptionParser
from docutils.parsers.rst import Parser
from docutils.utils import new_document

path, times = sys.argv[1], int(sys.argv[2])
with open(path, encoding="utf-8", newline="") as file:
    text = file.read()
settings = OptionParser(components=(Parser,)).get_default_values()
settings.report_level = settings.halt_level = 6
settings.file_insertion_enabled = False
for _ in range(times):
    document = new_document(path, settings)
    start = time.perf_counter()
    Parser().parse(text, document)
    print((time.perf_counter() - start) * 1000, flush=True)
