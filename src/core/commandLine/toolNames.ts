/**
 * The names of all tools of the grammar, so that it is loaded only for a line that has one. A test keeps the
 * two alike.
 */
const NAMES: ReadonlySet<string> = new Set(
  'vmc vcm vmcl vsh crosh crossh chrosh shell set_time time_info uptime free top dmesg meminfo vmstat ping uname start stop restart dlcservice_util dbus-send cicerone_client concierge_client maitred_client vm_pstore_dump crosvm crossvm lxc lxd run_container.sh cros cros_workon cros_workon_make cros_sdk emerge setup_board build_packages build_image deploy_to_termina platform2_test.py autologin.py tast distrobuilder ssh garcon garcon-url-handler garcon-terminal-handler sommelier somellier sommellier journalctl systemctl loginctl timedatectl update-alternatives sudo env nohup exec apt apt-get dpkg pacman makepkg'.split(
    ' ',
  ),
);
/** Tools whose names have an end of their own, such as a board's. */
const PREFIXED = /^(?:lxc|emerge|equery|cros_workon)-/;
const NAME = /[A-Za-z][\w.-]*/g;

/** Whether `text` has a word that may be a known tool. Time in proportion to the text. */
export function mayHoldCommand(text: string): boolean {
  for (const [name] of text.matchAll(NAME)) {
    if (NAMES.has(name.replace(/[.-]+$/, '')) || PREFIXED.test(name)) return true;
  }
  return false;
}
