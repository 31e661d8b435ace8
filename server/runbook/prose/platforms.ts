/** Distributions, systems and package managers: of a list of them an operator has one. */
const NAMES = String.raw`(?:debian|ubuntu|linux mint|red ?hat(?: enterprise linux| linux)?|rhel|cent ?os(?: stream| linux)?|fedora|rocky(?: linux)?|alma(?: ?linux)?|oracle linux|scientific linux|amazon linux|(?:open)?suse(?: leap| linux)?|sles|sle|arch(?: linux)?|gentoo|alpine(?: linux)?|nixos|free-?bsd|open-?bsd|net-?bsd|linux|mac ?os(?: x)?|os ?x|windows(?: server)?|apt(?:-get)?|deb|dpkg|yum|dnf|rpm|zypper|pacman|apk|homebrew|brew|chocolatey|snap|flatpak)`
const VERSION = String.raw`(?: ?v?\d{1,4}(?:\.\d{1,3}){0,2}(?:\.x)?(?:\+| ?lts)?(?: (?:and|or) (?:later|newer|above))?)?`
const CODENAME = String.raw`(?: \(?(?:squeeze|wheezy|jessie|stretch|buster|bullseye|bookworm|trixie|trusty|xenial|bionic|focal|jammy|noble)\)?)?`
const ONE = `${NAMES}${VERSION}${CODENAME}`
const AND = String.raw`(?: ?[/,|+&] ?| and | or |, and |, or )`
const KIND = String.raw`(?:[- ](?:based|like|derived|family))?(?: (?:systems?|distributions?|distros?|hosts?|machines?|servers?|users|packages?|derivatives|linux))?`

const platforms = new RegExp(
  String.raw`^(?:(?:on|for|if (?:you (?:use|run|are (?:on|using|running))|using)|using|with|via)\s+(?:an? )?)?${ONE}(?:${AND}${ONE}){0,5}${KIND}\s*:?$`,
  'i',
)

const each = new RegExp(`(${NAMES})(${VERSION})`, 'gi')

/** The platforms that a text names, when it says nothing else: "On Debian and Ubuntu:", "RHEL 8", "Using apt". */
export const platformsIn = (text: string): string[] | null =>
  text.length <= 100 && platforms.test(text.trim()) ? (text.toLowerCase().match(each) ?? []) : null

/** Whether a system may be of both: Ubuntu 24.04 is an Ubuntu, but no Ubuntu 22.04. */
export const overlap = (some: readonly string[], others: readonly string[]): boolean =>
  some.some(a => others.some(b => `${a} `.startsWith(`${b} `) || `${b} `.startsWith(`${a} `)))
