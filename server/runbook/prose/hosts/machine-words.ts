/** Words about machines. Lists only; machine-phrase.ts says what they mean. */
const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** One machine, or several. */
export const machineNouns = list(`
  host hosts node nodes server servers machine machines instance instances hypervisor hypervisors controller controllers
  vm vms router routers box boxes client clients computer computers worker workers member members broker brokers peer peers
  system systems`)

/** Nouns that often mean something else; only with a word that tells one machine from others do they name one. */
export const looseNouns = list(
  'system systems member members peer peers broker brokers instance instances box boxes worker workers',
)

/** What a machine is called by its role: "on the primary". */
export const roles = list(`
  master masters slave slaves primary primaries secondary secondaries standby standbys replica replicas leader leaders follower
  followers bastion jumphost jumpbox hypervisor hypervisors controller controllers client clients`)

/** Words that tell a machine from the others without being its name; the whole phrase with such a word is the name. */
export const tellingWords = list(`
  first second third fourth fifth sixth last next previous 1st 2nd 3rd 4th 5th old older new newer newest existing target source
  destination remote primary secondary standby master slave main backup passive active inactive leader follower replica
  surviving failed failing faulty broken damaged unhealthy healthy affected problematic problem remaining other original
  bootstrap seed initial replacement upgraded reinstalled restored removed decommissioned single only arbitrary designated
  chosen selected central admin administration management control control-plane deployment deploy bastion jump staging
  production test spare idle recovered advanced client frontend front-end backend back-end worker
  controller non-leader master-eligible witness arbiter`)

/** Words for a kind of machine, or for the one at hand: they tell no machine from others. */
export const idleWords = list(`
  linux windows unix macos mac posix debian ubuntu fedora centos rhel suse physical virtual bare bare-metal metal dedicated
  typical given own respective specific separate different same current such entire whole running live local localhost
  supported standalone modern fresh clean x86 arm 64-bit 32-bit single-node multi-node following few many several various
  most more fewer some certain particular additional larger smaller different operating file build init type web-based`)

/** How many machines, or which of several. */
export const quantifiers = list('all each every both any either another one only other')

/** Words before a machine that are not part of its name. */
export const articles = list('the a an your our my its their')

/** The machine that the reader sits at. */
export const localWords = list('localhost workstation laptop desktop')

/** Words that may follow the name of a machine. Other nouns make it something else: "the node pool", "the server log". */
export const afterMachine = list(`
  and or to in of with by via through before after until as using for from so if when once while which that where who whose
  is are do run running execute executing stop start restart type issue enter first only again then now on at into be
  serially sequentially individually simultaneously separately manually once one you we it this these the a an instead
  hosting holding containing having being being under within inside without except but not also too there here directly
  at open use perform create install check verify edit remove delete add copy some any each all before
  as simply just back up`)

/** What people are on, or act from, that is not a machine. */
export const noMachines = list(`
  dashboard page menu terminal shell console prompt screen tab form desktop web ui gui cli branch network cluster cloud platform
  website site disk filesystem database command toolbar sidebar left right top bottom side other same next following second
  first third last repository repo directory folder root project app application service container pod cluster clusters hand
  homepage internet map table list view panel dialog window editor browser file files line lines output log logs result
  results weekend morning day release stable backup backups queue topic bucket volume partition device drive interface port
  address path basis surface contrary schedule order toolbox registry market settings configuration account wiki forum
  session default main master develop current above below previous new old source target whole way ground fly plus server
  host node machine instance system box start beginning end outside inside documentation guide readme network`)
