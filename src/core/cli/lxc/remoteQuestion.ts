/** What `lxc remote add` wants to know before it goes on. */
export type RemoteQuestion =
  | {
      readonly kind: 'certificate';
      /** SHA-256 of the server's certificate, in hexadecimal. */
      readonly fingerprint: string;
      /**
       * Accepts this very certificate. Clients that take the fingerprint itself for an answer refuse
       * another one, also if the server changed meanwhile; older ones only know yes.
       */
      readonly acceptance: string;
    }
  | { readonly kind: 'secret' }
  | { readonly kind: 'project' };

const FINGERPRINT = /^Certificate fingerprint: ([0-9a-f]{32,128})$/m;
const CERTIFICATE_PROMPT = /^ok \(y\/n(\/\[fingerprint\])?\)\? ?/m;
/** `Admin password for`, LXD to 4; `Admin password (or token) for`, 5; `Trust token for`, 6 and Incus. */
const SECRET_PROMPT = /(?:Admin password(?: \(or token\))?|Trust token) for /;
const PROJECT_PROMPT = /Name of the project to use for this remote:/;

/**
 * The question at which `lxc remote add` gave up, from its standard output; LXD 3.0 to 6 and Incus.
 * `undefined`: it asked nothing, so what it says on standard error is the reason.
 */
export function readRemoteQuestion(stdout: string): RemoteQuestion | undefined {
  if (PROJECT_PROMPT.test(stdout)) {
    return { kind: 'project' };
  }
  if (SECRET_PROMPT.test(stdout)) {
    return { kind: 'secret' };
  }
  const fingerprint = FINGERPRINT.exec(stdout)?.[1];
  const prompt = CERTIFICATE_PROMPT.exec(stdout);
  if (fingerprint === undefined || prompt === null) {
    return undefined;
  }
  const acceptance = prompt[1] === undefined ? 'y' : fingerprint;
  return { kind: 'certificate', fingerprint, acceptance };
}
