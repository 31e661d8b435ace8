import type { Language } from '../model.ts'
import { likeness } from '../commands/likeness.ts'
import { indentOf } from '../commands/indent.ts'
import { isSql, sqlLength } from '../commands/sql.ts'
import { leaves } from './leaving.ts'

/** What stands behind `$` by mistake has taught the document wrong words. */
const noWords: ReadonlySet<string> = new Set()

/** How a line begins that is plainly a statement of a language, whatever else it might be elsewhere. */
const beginnings: Readonly<Record<Language, RegExp>> = {
  redis:
    /^(?:acl|auth|bgrewriteaof|bgsave|client|cluster|config|dbsize|debug|del|exists|expire|failover|flushall|flushdb|get|hget|hgetall|hset|incr|info|keys|lastsave|latency|lrange|memory|mget|monitor|ping|publish|replicaof|role|save|scan|script|select|set|shutdown|slaveof|slowlog|smembers|ttl|type|unlink|wait)\b(?![:,=])/i,
  python:
    /^(?:import \w|from [\w.]+ import |print\s*\(|def \w+\(|class \w+|@\w|(?:for|while|if|with|try)\b.*:$|[A-Za-z_][\w.]*(?:\[[^\]]*\])?\s*(?:[-+*/|&]?=)(?!=)\s*\S|[A-Za-z_][\w.]*\(|del \w)/,
  ruby: /^(?:require |puts |p |[A-Z]\w*(?:::\w+)*\.[a-z_]|[a-z_]\w*(?:\.\w+)*\s*=\s*\S|[a-z_]\w*\.[a-z_]+[!?(]?)/,
  mongodb: /^(?:(?:db|rs|sh)\.[\w.$]|use \w+;?$|show (?:dbs|databases|collections|users|roles|logs?|profile)\b)/,
  javascript: /^(?:const|let|var|await|console|require|process)\b/,
  powershell: /^[A-Z][a-z]+-[A-Z]\w+/,
  ceph: /^(?:auth|balancer|config|crash|device|df|fs|fsid|health|log|mds|mgr|mon|orch|osd|pg|quorum_status|status|tell|versions)\b(?!:)/,
  virsh:
    /^(?:attach-\S+|autostart|blockcommit|blockpull|capabilities|console|define|destroy|detach-\S+|dom\w+|dumpxml|edit|list|managedsave|migrate|net-\S+|node\w+|pool-\S+|reboot|reset|restore|resume|save|set\w+|shutdown|snapshot-\S+|start|suspend|undefine|vol-\S+)\b(?!:)/,
  gdb: /^(?:attach|backtrace|bt|call|continue|detach|frame|gcore|generate-core-file|info|p|print|run|set|thread|where)\b(?!:)/,
}

const SQL_WORD =
  /^(?:alter|analyze|attach|begin|call|change|commit|copy|create|delete|delimiter|desc|describe|drop|exec|execute|explain|flush|grant|insert|kill|list|lock|merge|optimize|pragma|purge|reindex|rename|repair|replace|reset|revoke|rollback|select|set|show|source|start|stop|truncate|unlock|update|use|vacuum|values|with)\b/i

/** Whether the line at `from` plainly begins a statement of a language, typed in a program that speaks it. */
export function isStatement(texts: readonly string[], from: number, language: Language): boolean {
  const text = (texts[from] ?? '').trim()
  if (text === '' || text.length > 2000) return false
  if (leaves(text)) return true
  if (language !== 'sql' && language !== 'cql') return beginnings[language]?.test(text) === true
  // `\dt` of psql, `.tables` of sqlite3.
  if (/^\\[A-Za-z+?!]|^\.[a-z]{2,12}(?:\s|$)/.test(text)) return true
  if (!SQL_WORD.test(text)) return false
  return (
    isSql(text) ||
    /(?:;|\\[gG])$/.test(text) ||
    /^(?:use|source|show|desc|describe)\s+\S+$/i.test(text) ||
    sqlLength(texts, from) > 1
  )
}

/** Whether a line is typed in a program that is open rather than in the shell: it leaves it, or is plainly a statement and no command. */
export const isTypedIn = (language: Language, texts: readonly string[], index: number): boolean =>
  leaves(texts[index] ?? '') ||
  (isStatement(texts, index, language) &&
    (/:\s*$/.test(texts[index] ?? '') || likeness(texts[index] ?? '', noWords) !== 'command'))

/** Whether a language's statements can be told from other text at all. */
export const hasStatements = (language: Language): boolean =>
  language === 'sql' || language === 'cql' || Object.hasOwn(beginnings, language)

/** How many of `texts`, from `from`, make one statement. */
export function statementLength(
  texts: readonly string[],
  from: number,
  language: Language,
  stopsBefore: (index: number) => boolean = () => false,
): number {
  if (leaves(texts[from] ?? '')) return 1
  if (language === 'sql' || language === 'cql') return sqlLength(texts, from, stopsBefore)
  if (language === 'redis' || language === 'ceph' || language === 'virsh' || language === 'gdb') return 1
  let open = 0
  const margin = indentOf(texts[from] ?? '')
  const opensBlock = language === 'python' && /:\s*$/.test(texts[from] ?? '')
  for (let index = from; index < texts.length && index - from < 100; index++) {
    const text = texts[index] ?? ''
    if (index > from && stopsBefore(index)) return index - from
    const isOfBlock = opensBlock && (indentOf(text) > margin || /^\s*(?:else|elif|except|finally)\b/.test(text))
    if (index > from && open <= 0 && !isOfBlock) return index - from
    open += balance(text)
    // Nobody nests so deep.
    if (open > 60) return 1
  }
  // What never closes was never meant to.
  return open > 0 ? 1 : Math.min(texts.length - from, 100)
}

/** How many brackets a line opens more than it closes. */
const balance = (text: string): number =>
  (text.slice(0, 2000).match(/[{([]/g)?.length ?? 0) - (text.slice(0, 2000).match(/[})\]]/g)?.length ?? 0)
