import { matches, type Finder } from './finding.ts'

/** Addresses that RFC 5737, RFC 3849 and RFC 2606 keep for documentation, `/path/to/…`, and passwords nobody has. */
export const example: Finder = ({ text }) => [
  ...matches(/(?<![\d.])(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}(?![\d.]*\d)/g, text, ([whole]) => ({
    name: whole,
    kind: 'example',
    reason: `${whole} is an address for documentation (RFC 5737).`,
  })),
  ...matches(/(?<![\w:])2001:db8:[0-9a-f:]*[0-9a-f]?/gi, text, ([whole]) => ({
    name: whole,
    kind: 'example',
    reason: `${whole} is an address for documentation (RFC 3849).`,
  })),
  ...matches(
    /(?<![\w.-])(?:[\w-]+\.){0,5}example(?:\.(?:com|org|net|edu)|(?=[:/\s"']|$)(?<=\.example))(?![\w-])/g,
    text,
    ([whole]) => ({
      name: whole,
      kind: 'example',
      reason: `${whole} is a name for documentation (RFC 2606).`,
    }),
  ),
  ...matches(/(?<=^|[\s=:"'@])(?:\/|\.\/)?path\/to\/[^\s"'|;&<>)]+/g, text, ([whole]) => ({
    name: whole,
    kind: 'example',
    reason: `${whole} stands for a path of your own.`,
  })),
  ...matches(/(?<![\w.])https?:\/\/some\.[\w.-]+[^\s"']*/g, text, ([whole]) => ({
    name: whole,
    kind: 'example',
    reason: `${whole} stands for an address of your own.`,
  })),
  ...matches(/(?<=:\/\/[\w.-]{1,60}:)(?:pass(?:word|wd)?|secret|changeme|my-?pass(?:word)?|pw)(?=@)/gi, text, password),
  ...matches(/(?<=["'\s=])user(?:name)?:pass(?:word)?(?=@)/g, text, password),
  ...matches(
    /(?<=["'\s=])(?:new|your|my|some|strong|a-?|the)[-_]?(?:secret|pass(?:word|wd|phrase)?)(?=["'\s;)]|$)/gi,
    text,
    password,
  ),
  ...matches(/(?<=^|[\s=:"'@/])your[-_.][a-z][\w.-]*/g, text, ([whole]) => ({
    name: whole,
    kind: 'example',
    reason: `${whole} stands for something of your own.`,
  })),
]

const password = ([whole]: RegExpExecArray) => ({
  name: whole,
  kind: 'example' as const,
  reason: `${whole} is no password that anybody has.`,
})
