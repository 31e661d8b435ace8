import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { DocumentLink } from 'vscode-languageserver'
import { answering } from '../answer.ts'
import { rangeOf } from '../convert.ts'
import type { Feature } from '../feature.ts'
import type { OpenDocument } from '../open-document.ts'
import { fileOf } from '../open-includes.ts'
import { visible } from '../visible.ts'
import { pathOf } from '../../include/place.ts'

/** Each file that the document names in a directive and that is there: a click on its path opens it. */
async function linksOf(document: OpenDocument, isStale: () => boolean): Promise<DocumentLink[]> {
  const includes = await document.includes(isStale)
  const own = fileOf(document.uri)
  if (includes === null || own === null) return []
  const from = dirname(pathOf(own))
  return includes.files.flatMap(({ file, inclusion: { path, span } }): DocumentLink[] => {
    if (file === null) return []
    // By the way the document was opened, so that a file is not opened twice where its folder has two names.
    const target = pathToFileURL(join(dirname(own), relative(from, file))).href
    return [{ range: rangeOf(document.source, span), target, tooltip: `Open ${visible(path)}` }]
  })
}

/** Links on the paths of included files. */
export const documentLink: Feature = {
  capabilities: { documentLinkProvider: {} },

  register(connection, workspace) {
    const answer = answering(connection, workspace)
    connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
      answer({ uri, token, nothing: [], about: linksOf }),
    )
  },
}
