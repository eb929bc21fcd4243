import { l10n, window } from 'vscode';
import { addRemote } from '../../../app/actions/lxdRemotes';
import { takeSteps, type Step } from '../../../app/takeSteps';
import { LXD_IMAGE_SERVER } from '../../../core/cli/lxc/imageServer';
import {
  remoteAddressProblem,
  remoteNameProblem,
  type RemoteProtocol,
} from '../../../core/cli/lxc/remoteName';
import type { Remote } from '../../../core/model/lxdListing';
import { ask } from '../../messages';
import type { Services } from '../../services';
import { act } from '../act';
import type { CommandHandler } from '../register';
import { reportProblem } from '../report';
import { askText, pickOne, type Choice } from '../stepInputs';
import { chooseLxd, readItems, type LxdChoice } from './chooseLxd';

/** What the person has said so far. */
interface Answers {
  readonly protocol?: RemoteProtocol;
  /** `undefined`: to be typed. */
  readonly address?: string | undefined;
  readonly typedAddress?: string;
  readonly suggestedName?: string;
  readonly name?: string;
}

/** Image servers that everybody may use. */
const IMAGE_SERVERS = [
  LXD_IMAGE_SERVER,
  { name: 'ubuntu', address: 'https://cloud-images.ubuntu.com/releases' },
  { name: 'ubuntu-daily', address: 'https://cloud-images.ubuntu.com/daily' },
] as const;

/** Makes a server known to the `lxc` client of a device or VM. */
export function addLxdRemote(services: Services): CommandHandler {
  return async (node) => {
    const title = l10n.t('Add LXD Remote');
    const lxd = await chooseLxd(services, node, title);
    const known =
      lxd && (await readItems(services, lxd, { listing: 'remotes', kind: 'remote', title }));
    if (lxd === undefined || known === undefined) {
      return;
    }
    const remotes = known.map(({ server }) => server);
    const answers = await takeSteps<Answers>(stepsOf(title, remotes), {});
    const { protocol, name } = answers ?? {};
    const address = answers?.address ?? answers?.typedAddress;
    if (protocol !== undefined && name !== undefined && address !== undefined) {
      await add(services, lxd, { protocol, name, address });
    }
  };
}

function stepsOf(title: string, known: readonly Remote[]): readonly Step<Answers>[] {
  return [
    {
      ask: async (_answers, canGoBack) => {
        const frame = { title, placeholder: l10n.t('What kind of server?'), canGoBack };
        const picked = await pickOne(frame, serverChoices(known));
        return typeof picked === 'object' ? picked.value : picked;
      },
    },
    {
      applies: ({ address }) => address === undefined,
      ask: async (answers, canGoBack) => {
        const protocol = answers.protocol ?? 'lxd';
        const isServer = protocol === 'lxd';
        const frame = {
          title,
          canGoBack,
          placeholder: isServer ? 'server.example.com:8443' : 'https://images.example.com',
          prompt: isServer
            ? l10n.t('Name or address of the machine, with its port if that is not 8443')
            : l10n.t('Address of the image server'),
          value: answers.typedAddress ?? '',
        };
        const typed = await askText(frame, (text) => addressFault(protocol, text.trim()));
        return typeof typed === 'object'
          ? { ...answers, typedAddress: typed.text.trim(), suggestedName: nameFrom(typed.text) }
          : typed;
      },
    },
    {
      ask: async (answers, canGoBack) => {
        const taken = new Set(known.map(({ name }) => name));
        const frame = {
          title,
          canGoBack,
          placeholder: l10n.t('Name of the remote'),
          prompt: l10n.t('How lxc is to call it: this name and a colon stand before its images'),
          value: answers.name ?? answers.suggestedName ?? '',
        };
        const typed = await askText(frame, (text) => nameFault(text, taken));
        return typeof typed === 'object' ? { ...answers, name: typed.text } : typed;
      },
    },
  ];
}

function serverChoices(known: readonly Remote[]): readonly Choice<Answers>[] {
  const addresses = new Set(known.map(({ address }) => address.replace(/\/$/, '')));
  return [
    ...IMAGE_SERVERS.filter(({ address }) => !addresses.has(address)).map(({ name, address }) => ({
      label: `$(cloud) ${name}`,
      description: l10n.t('image server'),
      detail: address,
      value: { protocol: 'simplestreams' as const, address, suggestedName: name },
    })),
    {
      label: l10n.t('$(server) LXD Server…'),
      detail: l10n.t('Another machine that runs LXD and listens on the network'),
      value: { protocol: 'lxd' as const },
    },
    {
      label: l10n.t('$(edit) Another Image Server…'),
      detail: l10n.t('One that serves images by the protocol simplestreams'),
      value: { protocol: 'simplestreams' as const },
    },
  ];
}

async function add(
  services: Services,
  lxd: LxdChoice,
  remote: Readonly<Record<'name' | 'address', string>> & { readonly protocol: RemoteProtocol },
): Promise<void> {
  const { name, address } = remote;
  const problem = await act(services, lxd.device, {
    title: l10n.t('Adding remote {0}…', name),
    attempt: '',
    already: '',
    run: (_access, signal) =>
      addRemote(lxd, remote, {
        signal,
        dialog: {
          isRightCertificate: (fingerprint) => isRightCertificate(address, fingerprint),
          askSecret: () => askSecret(name),
        },
      }),
  });
  if (problem !== undefined) {
    await reportProblem(services, l10n.t('Could not add remote {0}:', name), problem);
  }
}

async function isRightCertificate(address: string, fingerprint: string): Promise<boolean> {
  const trust = l10n.t('Trust This Certificate');
  const pressed = await ask(
    'warning',
    l10n.t('Is this the certificate of {0}?', address),
    {
      detail: [
        l10n.t('Fingerprint (SHA-256):'),
        fingerprint,
        '',
        l10n.t('On the server itself this line shows the right one: lxc info'),
      ].join('\n'),
    },
    trust,
  );
  return pressed === trust;
}

async function askSecret(name: string): Promise<string | undefined> {
  const typed = await window.showInputBox({
    title: l10n.t('Add LXD Remote'),
    prompt: l10n.t('Token for {0}. On the server this line makes one: lxc config trust add', name),
    placeHolder: l10n.t('Token, or the trust password of an older server'),
    password: true,
    ignoreFocusOut: true,
  });
  return typed?.trim() === '' ? undefined : typed?.trim();
}

function addressFault(protocol: RemoteProtocol, address: string): string | undefined {
  switch (remoteAddressProblem(protocol, address)) {
    case undefined:
      return undefined;
    case 'empty':
      return l10n.t('An address is needed');
    case 'not-https':
      return l10n.t('The address must begin with https://');
    case 'has-password':
      return l10n.t('Leave out the user name and the password');
    case 'bad-character':
      return protocol === 'lxd'
        ? l10n.t('Give a host, with or without a port: server.example.com:8443')
        : l10n.t('This is no address of a server');
  }
}

function nameFault(name: string, taken: ReadonlySet<string>): string | undefined {
  switch (remoteNameProblem(name)) {
    case undefined:
      return taken.has(name) ? l10n.t('There is a remote {0} already', name) : undefined;
    case 'empty':
      return l10n.t('A remote needs a name');
    case 'too-long':
      return l10n.t('The name may have 63 characters at most');
    case 'bad-character':
      return l10n.t('Use letters, digits, dots and hyphens, and begin with a letter or digit');
  }
}

/** The first part of a host name; nothing of a bare IP address. */
function nameFrom(address: string): string {
  const host = address
    .trim()
    .replace(/^https:\/\//i, '')
    .split(/[/:]/)[0];
  return host === undefined || /^[\d.[\]]*$/.test(host) ? '' : (host.split('.')[0] ?? '');
}
