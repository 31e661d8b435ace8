"""What docutils reads: one JSON string a line in, its block elements as nested arrays a line out."""

import json
import sys

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document

settings = get_default_settings(Parser)
settings.report_level = 1
settings.halt_level = 6
settings.warning_stream = False
settings.syntax_highlight = "none"
settings.file_insertion_enabled = False


def skeleton(node):
    running = isinstance(node, nodes.TextElement)
    children = []
    for child in node.children:
        if isinstance(child, (nodes.Text, nodes.system_message)):
            continue
        if isinstance(child, nodes.target) and not running:
            children.append(skeleton(child))
        elif isinstance(child, nodes.image) and (not running or isinstance(node, nodes.substitution_definition)):
            children.append(skeleton(child))
        elif not isinstance(child, nodes.Inline):
            children.append(skeleton(child))
    return [node.tagname, *children]


for line in sys.stdin:
    document = new_document("text", settings.copy())
    Parser().parse(json.loads(line), document)
    print(json.dumps(skeleton(document)))
