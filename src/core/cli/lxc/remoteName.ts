/** What a server of the `lxc` client speaks: LXD's own protocol, or that of plain image servers. */
export type RemoteProtocol = 'lxd' | 'simplestreams';

/** Why a text can not name a remote. */
export type RemoteNameProblem = 'empty' | 'too-long' | 'bad-character';

/** Why a text can not be the address of a remote. */
export type RemoteAddressProblem = 'empty' | 'not-https' | 'has-password' | 'bad-character';

const MAX_NAME_CHARS = 63;

/**
 * Why `name` is not to name a remote, `undefined` when it may. `lxc` refuses colons only, but makes a
 * file of that name for the server's certificate.
 */
export function remoteNameProblem(name: string): RemoteNameProblem | undefined {
  if (name === '') {
    return 'empty';
  }
  if (name.length > MAX_NAME_CHARS) {
    return 'too-long';
  }
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name) ? undefined : 'bad-character';
}

/**
 * Why `address` is not to be given to `lxc remote add`, `undefined` when it may. An LXD server may be a
 * mere host, with or without a port; an image server is an `https` address. One with a password in it is
 * refused: it would stand in the list of processes and in our log.
 */
export function remoteAddressProblem(
  protocol: RemoteProtocol,
  address: string,
): RemoteAddressProblem | undefined {
  if (address === '') {
    return 'empty';
  }
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined ? protocol === 'simplestreams' : scheme !== 'https') {
    return 'not-https';
  }
  const rest = scheme === undefined ? address : address.slice('https://'.length);
  if (/^[^/]*@/.test(rest)) {
    return 'has-password';
  }
  const isHost = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)(?::\d{1,5})?$/;
  const [host = '', ...path] = rest.split('/');
  const hasPath = path.join('') !== '';
  const isClean = /^[!-~]*$/.test(rest) && (!hasPath || protocol === 'simplestreams');
  return isHost.test(host) && isClean ? undefined : 'bad-character';
}
