/** Programs and the arguments that belong to them, which are meant literally. */

/** What is searched for, subcommands, sections of a file: words in capitals that the program knows. */
export const ownWords =
  /^(?:[zef]?grep|rg|ag|awk|gawk|redis-cli|valkey-cli|crudini|openstack-config|iptables|ip6tables|echo|printf|mongo|mongosh|nc|telnet|ceph-conf)$/

/** Programs whose arguments are patterns, scripts or queries. */
export const ownLanguage = /^(?:sed|awk|gawk|mawk|perl|[zef]?grep|rg|ag|jq|yq|tr|expr)$/

/** Programs with variables of their own. */
export const ownVariables = /^(?:awk|gawk|mawk|perl|php|make|gdb|expect|jq|yq|bpftrace|nft|powershell|pwsh|envsubst)$/

/** Programs that fill in templates themselves. */
export const fillsTemplates = /ansible|^(?:helm|helmfile|consul-template|gomplate|envsubst|salt|salt-call|jinja2|j2)$/

/** Programs that know version series by name: `2.4.x`. */
export const knowsSeries = /^(?:git|hg|svn)$/

/** Options whose argument is a word that the program knows, up to that argument. */
export const knownWord =
  /(?:^|\s)(?:-X|-c|-o|-O|-k|-s|-f|--request|--column|--columns|--sort-?\w*|--fields?|--output|--signal|--type|unset|export|printenv|LABEL|TYPE)[\s=]$|columns=\S{0,30}$|\bs([/|#,])$/

/** Options that take a template which the program fills in. */
export const takesTemplate = /--(?:format|template)|go-template/

/** Names that a command makes may be the author's choice. */
export const makes = /\b(?:create|createdb|createuser|mkdir|touch|init|add|new|pytest|useradd)\b/i
