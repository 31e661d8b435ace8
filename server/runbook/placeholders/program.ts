/** Words that stand before the program of a simple command. */
const wrapper = /^(?:sudo|doas|env|nohup|time|nice|watch|xargs|exec|then|do|else|!|-\w+|[A-Za-z_]\w*=\S*)$/

/** The program whose argument stands at `offset`, without its path: in `a | sudo /bin/b x` it is `b` for `x`. */
export function programAt(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - 500), offset)
  const simple = before.slice(before.search(/[^|;&\n(`]*$/))
  for (const word of simple.trimStart().split(/\s+/))
    if (word !== '' && !wrapper.test(word)) return word.slice(word.lastIndexOf('/') + 1)
  return ''
}
