import type { CodeLine } from '../../markup/block.ts'

/** Content that is a file or data whatever its block is marked: YAML, JSON, INI, XML, Python, a unit file, a script with `#!`. */
export function isFileContent(lines: readonly CodeLine[]): boolean {
  const texts = lines.map(line => line.text).filter(text => text.trim() !== '' && !/^\s*#(?!!)/.test(text))
  const first = texts[0]?.trim() ?? ''
  if (isScriptFile(lines)) return true
  if (/^(?:apiVersion|---$|<\?xml|<[A-Za-z][\w:-]*(?:\s[^>]*)?>$|\[$|\[\{)/.test(first)) return true
  // A group of the shell begins so, too.
  if (first === '{' && /^\s*(?:["'}[{\]]|[\w$-]+\s*:)/.test(texts[1] ?? '}')) return true
  if (
    /^\[[\w .:-]+\]$/.test(first) &&
    (texts.length === 1 || texts.slice(1).some(text => /^\s*[\w.-]+\s*[=:]/.test(text)))
  )
    return true
  if (/^(?:import \w+|from [\w.]+ import |def \w+\(|class \w+[(:]|package \w+;?$|FROM \S+$|#include )/.test(first))
    return true
  if (/^[A-Z_]+ = [{[('"]/.test(first)) return true
  if (isTree(texts) || isBraced(texts)) return true
  const yaml = texts.filter(text => /^\s*(?:- )?["']?[\w./-]+["']?:(?:\s|$)|^\s*- /.test(text)).length
  return texts.length > 0 && yaml === texts.length && /^\s*(?:- )?["']?[\w./-]+["']?:(?:\s|$)/.test(texts[0] ?? '')
}

/** A script to be kept in a file: its first line says what interprets it, `#!/bin/sh`, `#!powershell`. */
export const isScriptFile = (lines: readonly CodeLine[]): boolean =>
  /^#!\s*(?:\/|[a-z])/.test(lines.find(line => line.text.trim() !== '')?.text.trim() ?? '')

/** A folder, and below it names that stand deeper: `site/`, `  manage.py`. */
const isTree = (texts: readonly string[]): boolean =>
  texts.length > 1 &&
  /^\s*[\w.~/-]+\/$/.test(texts[0] ?? '') &&
  texts.slice(1).every(text => /^\s+[\w.*<>{}-]+\/?(?:\s+#.*)?$/.test(text))

/** Settings in braces, as of nginx or logrotate: `server {`, deeper lines, `}`. A shell's function has parentheses, or says so. */
const isBraced = (texts: readonly string[]): boolean =>
  /^\s*[\w./~*"'@:-]+(?: +[\w./~*"'@:$^-]+){0,6} *\{$/.test(texts[0] ?? '') &&
  !/^\s*function\s/.test(texts[0] ?? '') &&
  texts.some(text => /^\s*\};?$/.test(text)) &&
  texts.length > 2
