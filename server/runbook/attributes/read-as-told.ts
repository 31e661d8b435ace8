import type { Code, Quote } from '../../markup/block.ts'
import { whole } from '../account/whole.ts'
import { hostsOf, titleOf } from '../blocks/read-code.ts'
import { addStep, noCommands, type Place, type Walk } from '../blocks/walk.ts'
import { evenLines } from '../understanding/step-id.ts'

/** A block whose author says what it is: output, content of a file, something to do by hand. Answers whether that is said. */
export function readAsTold(block: Code | Quote, place: Place, walk: Walk): boolean {
  const { output, manual, file } = place.own
  if (output === true) {
    if (block.kind === 'code') walk.screens.push(block)
    walk.blocks.push({ ...read(block), nature: 'output', account: whole(block.lines, 'output', TOLD), step: null })
    return true
  }
  if (manual !== true && file === undefined) return false
  const isFile = file !== undefined
  const step = addStep(walk, place, {
    ...noCommands,
    kind: isFile ? 'file' : 'manual',
    span: block.span,
    title: titleOf(place, isFile ? `Write ${file}` : (block.lines[0]?.text.trim() ?? '')),
    hosts: hostsOf(place, [], walk),
    path: file ?? null,
    content: isFile ? block.lines : null,
    key: evenLines(walk.source.slice(block.span)),
  })
  const nature = isFile ? 'file' : 'data'
  walk.blocks.push({ ...read(block), nature, account: whole(block.lines, 'content', TOLD), step })
  return true
}

const TOLD = 'The author of the document says so.'

const read = (block: Code | Quote) => ({ block, language: block.kind === 'code' ? block.language : null })
