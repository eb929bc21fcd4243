/** Documents that are the configuration of a container or a profile. */
export const CONFIG_SCHEME = 'crostini-config';
