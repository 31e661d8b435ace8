import { matches, type Finder } from './finding.ts'

/** Options, by the word for what they ask. */
const options: readonly (readonly [option: string, answer: string])[] = [
  ['-h|-H|--host|--hostname|--server|--address', 'host|hostname|host_?name|server|ip|ip_?address'],
  ['-u|-U|-l|--user|--username|--login', 'user|username|user_?name|login'],
  ['-p|-P|--pass|--password|--passwd', 'pass|password|passwd|pw|port'],
  ['-n|--namespace', 'namespace'],
  ['-d|-D|--db|--dbname|--database', 'db|dbname|db_?name|database|database_?name'],
  ['-t|--token', 'token'],
]

/** `-H ipmi_host -U username`: where an option asks for a host and the answer is the word "host". */
const answers = options.map(
  ([option, answer]) =>
    new RegExp(`(?<=\\s(?:${option})[\\s=])(?:[a-zA-Z]{1,20}[_-]){0,2}(?:${answer})(?=\\s|$)`, 'gi'),
)

/** Words that are no value for any option: `IPaddress`. */
const names = /(?<=[\s=@/])(?:IP-?[Aa]ddr(?:ess)?|ip-?address|IP_address|hostname_or_ip|ip_or_hostname)(?=[\s:/]|$)/g

/** Words that say what an option asks for instead of answering it. */
export const askedFor: Finder = ({ text, language }) =>
  language !== 'sh'
    ? []
    : [...answers, names].flatMap(pattern =>
        matches(pattern, text, ([whole]) => ({
          name: whole,
          kind: 'example',
          spelling: 'names what is asked',
          reason: `${whole} only says what belongs here: write the real one.`,
        })),
      )
