/**
 * Whether a command opens another shell, at whose prompt the next commands are typed: `su -`, `sudo -i`, `ssh host`,
 * `docker exec -it x bash`, `chroot /host`.
 */
export const opensShell = (command: string): boolean =>
  /^(?:sudo\s+)?(?:su\b(?!.*\s-c\b)|sudo\s+(?:-[a-z]*[is]\b|su\b)|ssh\s+(?:-\S+\s+)*\S+\s*$|chroot\s+\S+(?:\s+\S*sh)?\s*$|(?:docker|podman|nerdctl|lxc|kubectl|oc)\s.*\b(?:exec|attach|run|shell|rsh|debug)\b.*(?:\s-it?\b|\S*\bsh\b|debug|rsh)|oc\s(?:.*\s)?(?:debug|rsh)\s|lxc-attach\b|virsh console\b|toolbox\b)/.test(
    command.trim(),
  ) || /^sudo\s+-[a-z]*[is]\b/.test(command.trim())
