import type { Prose } from '../../markup/block.ts'

/**
 * The file that a text names as the place of what it tells to write: "edit ``/etc/gunicorn.d/synnefo``". The last
 * one before the block counts; null when there is none.
 */
export function pathIn(prose: Prose | null): string | null {
  if (prose === null) return null
  let path: string | null = null
  for (const inline of prose.inlines) {
    const text = inline.text.trim()
    if ((inline.kind === 'code' || inline.kind === 'role') && isPath(text)) path = text
  }
  return (
    path ??
    /(?:^|[\s("'`])((?:~|\/(?:etc|opt|usr|var|srv|home|root|lib))\/[\w.@/-]*\w)(?=$|[\s)"'`:,.;])/.exec(
      prose.text.slice(0, 2000),
    )?.[1] ??
    null
  )
}

const isPath = (text: string): boolean =>
  /^(?:~|\$\w+|\.{1,2})?(?:\/[\w.@{}<>+-]+)+$|^\.env(?:\.[\w-]+)?$/.test(text) ||
  /^(?:[\w.@<>-]+\/)*[\w.@<>-]+\.(?:conf|cfg|ini|ya?ml|json|toml|service|timer|env|py|rules|list|repo|xml|properties|cnf|rc|local|sources|tf|hcl|j2|txt|cf|pp|sql|sh)$/.test(
    text,
  )
