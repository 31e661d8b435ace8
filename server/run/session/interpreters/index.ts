import type { Interpreter } from './interpreter.ts'
import { mysql } from './mysql.ts'
import { node } from './node.ts'
import { psql } from './psql.ts'
import { python } from './python.ts'
import { redis } from './redis.ts'
import { sqlite } from './sqlite.ts'

/** Interpreters that are entered; what is typed in any other is left to the operator. */
export const interpreters: readonly Interpreter[] = [python, node, psql, sqlite, mysql, redis]
