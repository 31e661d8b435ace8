/** Verbs by which guides tell their reader what to do, in the form that they begin a sentence with. */
const verbs: ReadonlySet<string> = new Set(
  `abort access acknowledge activate add adjust adapt allow alter analyze answer append apply approve archive ask assign
  attach authenticate authorize back backup begin block boot bounce break bring browse build bump burn bypass
  calculate call cancel capture change check choose clean cleanup clear click clone close collect combine commit compare
  compile complete compress compute configure confirm connect consider consult contact continue convert copy cordon correct
  create cut deactivate debug decide declare decommission decrease decrypt define delete demote deploy destroy detach
  determine diagnose disable disconnect discard dismount do document double-check downgrade download drain drop dump
  duplicate edit eject empty enable encrypt enforce ensure enter erase escalate establish evacuate evaluate evict examine
  exec execute exit expand export expose extend extract fail failover fetch file fill find finish fix flush follow force
  format freeze generate get give go grab grant halt identify ignore implement import increase inform initialize initiate insert
  inspect install invoke isolate issue join keep kill label launch leave let list load locate lock log login logout look
  lower make mark merge migrate mirror modify monitor mount move mute navigate note notify obtain open order
  pack package pass paste patch pause perform pick ping place plan point populate power prepare press prevent proceed
  promote provide provision prune publish pull purge push put query quiesce raise re-enable re-run reach read reapply rebalance
  reboot rebuild recompile reconfigure reconnect record recover recreate redeploy redirect reduce refer refresh regenerate
  register reinstall reissue reject release reload relocate remember remount remove rename renew reopen repair repeat
  replace replicate report reproduce request require rerun rescan reset resize resolve respond restart restore
  restrict resubmit resume resync retrieve retry return revert review revoke rewrite rollback roll rotate run save scale
  scan schedule search secure see select send set setup share shift shut shutdown sign silence skip specify spin split
  stage start stop store submit subscribe substitute suspend swap switch sync synchronize tag tail take tell terminate test
  toggle track transfer transform translate trigger trim troubleshoot truncate try tune turn type unblock uncomment
  uncordon undo uninstall unlock unmount unpack unregister unset unsubscribe untar unzip update upgrade upload use
  validate vacuum verify view visit wait watch wipe write zip`.split(/\s+/),
)

/**
 * Whether a text tells its reader to do something: its first sentence begins with a verb in the imperative ("Stop the
 * node"), perhaps behind a word or a clause ("Then stop …", "On each node, stop …"), or says what they must do.
 */
export function isImperative(text: string): boolean {
  const start = text
    .slice(0, 400)
    .trim()
    .replace(/^(?:\(?optional\)?|step \d+|\d+(?:\.\d+)*[.)]?)\s*[:.)–—-]?\s*/i, '')
  if (/^(?:don't|do not|do (?:i|you|we|they)\b)|^[^.!]{0,300}\?\s*$/i.test(start)) return false
  if (/^(?:please\s+)?(?:see|refer|note)\b|,\s+(?:please\s+)?(?:see|refer to)\b/i.test(start.slice(0, 160)))
    return false
  // "Load distribution: Work is shared out" tells what is, "Stop I/O: Scale down …" what to do.
  const label = /^[^.:]{1,60}:\s+(?=[A-Z])(.*)$/s.exec(start)
  if (label?.[1] !== undefined && start.slice(0, start.indexOf(':')).split(/\s+/).length <= 5)
    return isImperative(label[1])
  if (
    /^(?:you(?:'ll| will)?(?: also| then| now)? (?:must|should|need|have to)\b|make sure|be sure|please\b|ensure\b)/i.test(
      start,
    )
  )
    return true
  if (isVerb(start)) return true
  const then =
    /^(?:then|next|now|first|second|third|finally|lastly|afterwards?|also|again|optionally|manually|carefully|gracefully|simply|if (?:needed|necessary|required|applicable|desired|possible))\b,?\s+(.*)$/is.exec(
      start,
    )
  if (then?.[1] !== undefined) return isImperative(then[1])
  const clause =
    /^(?:on|in|at|from|for|if|when|once|after|before|as|to|with|under|using|within|inside|while|because|since|via|by|through|depending|unless|until|where)\b(?:[^,.:]|[.:](?=[\w/])){1,160},\s+(.*)$/is.exec(
      start,
    )
  return (
    clause?.[1] !== undefined &&
    (isVerb(clause[1]) || /^(?:then|please|you (?:must|should|need|can|will))\b/i.test(clause[1]))
  )
}

/** A verb that no noun's verb follows: "Check the logs", not "Backup is done" or "Change history". */
function isVerb(text: string): boolean {
  const match = /^["'`*_]*([A-Za-z]+(?:-[a-z]+)?)["'`*_]*(?:\s+([\w'-]+))?/.exec(text)
  if (match?.[1] === undefined || !verbs.has(match[1].toLowerCase()) || /^[A-Z]{2}/.test(match[1])) return false
  // "Compute nodes" are machines.
  if (/^compute$/i.test(match[1]) && !/^(?:the|a|an|your|its|each)$/i.test(match[2] ?? '')) return false
  // "Call recording is handled by …" begins with a noun.
  if (
    nouns.has(match[1].toLowerCase()) &&
    !/^(?:the|a|an|your|all|any|each|every|that|if|whether|to|for|on|in|up|down|off|any)$/i.test(match[2] ?? '') &&
    /^[^.:,;()]{0,80}\b(?:is|are|was|were|has|have|can|will|must|should)\b/.test(text)
  )
    return false
  // "Trigger payload is now validated" tells what is.
  if (/^[^.:,]{0,80}\b(?:is|are|can|will) now\b/.test(text)) return false
  return !/^(?:is|are|was|were|will|has|have|can|may|should|must|of|does|history|notes?|mode|guides?|instructions|s)$/i.test(
    match[2] ?? '',
  )
}

/** Verbs that begin a title as nouns too: "Access Control", "File attachments", "Import scope". */
const nouns = new Set(
  `access import export file test compute join label debug support process network service plan contact change log report
  review release request schedule share store track transfer trigger use view monitor point place power load note
  access answer approach block boot branch break build burn call cause click clone close cut document drop dump edit empty exit fail
  fix flush force format grant group handle hash index input issue key launch link list lock map mark match mount move
  name order pack package patch pause pull push queue read record reference rotate save scale scan search set setup shift
  split stage state stop switch tag target task template time transform troubleshoot try turn type update upgrade upload
  value version wait watch work write backup cleanup install deploy start restart reboot resource empty complete correct
  clear secure open lower block`.split(/\s+/),
)

/** Whether a section's title tells what to do: "Reboot node", "Import a board", not "Import scope" or "Test results". */
export function isImperativeTitle(title: string): boolean {
  const text = title.trim()
  if (!isImperative(text)) return false
  const [first = '', second = ''] = text.split(/\s+/)
  if (!nouns.has(first.toLowerCase())) return true
  if (
    /^(?:the|a|an|your|all|any|each|every|to|from|on|in|up|down|off|back|and|or|into|with|by|using|it|them|new|old|this|these)$/i.test(
      second,
    )
  )
    return true
  // What is done to a thing: few first words are hardly ever nouns before a noun.
  return (
    /^(?:stop|restart|start|reboot|update|upgrade|install|deploy|change|set|move|rotate|scale|remove|clone|edit|save)$/i.test(
      first,
    ) &&
    text.split(/\s+/).length > 1 &&
    !/(?:s|ing|tion|ment|time|scope|size|events?|groups?|order|mode|type|date|path)$/i.test(text.split(/\s+/)[1] ?? '')
  )
}
