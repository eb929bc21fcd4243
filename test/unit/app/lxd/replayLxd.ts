import { CommandRunner } from '../../../../src/app/commandRunner';
import { DeviceAccess } from '../../../../src/app/deviceAccess';
import { ReplayRunner, type RecordedAnswer } from '../../../../src/platform/replayRunner';
import { sample } from '../../core/cli/lxc/fixture';
import { RecordingLog } from '../../platform/support';
import { LOCAL } from '../standInDevice';

/** What `lxc` answers, by its words joined with blanks; a text is its output. */
export type Answers = Readonly<
  Record<string, string | RecordedAnswer | (() => RecordedAnswer | Promise<RecordedAnswer>)>
>;

/** The listings of the recorded LXD 5.0. */
export const RECORDED: Answers = {
  'image list --format=json': sample('image-list-json'),
  'profile list --format=json': sample('profile-list-json'),
  'storage list --format=json': sample('storage-list-json'),
  'query -- /1.0/storage-pools/default/resources': sample('query-storage-resources'),
  'network list --format=json': sample('network-list-json'),
  'project list --format=json': sample('project-list-json'),
  'remote list --format=json': sample('remote-list-json'),
  'remote get-default': sample('remote-get-default'),
  'cluster list --format=json': { exitCode: 1, stderr: sample('err-not-clustered.stderr') },
};

/** A way to an `lxc` that answers from `answers` and starts nothing. */
export function replayLxd(
  answers: Answers,
  remote?: string,
): {
  readonly access: DeviceAccess;
  readonly runner: ReplayRunner;
  readonly lines: () => string[];
} {
  const runner = new ReplayRunner(
    Object.entries(answers).map(([words, answer]) => ({
      file: 'lxc',
      args: (args) => args.join(' ') === words,
      answer: typeof answer === 'string' ? { stdout: answer } : answer,
    })),
  );
  const access = new DeviceAccess({
    deviceId: 'local:here',
    reach: LOCAL,
    commands: new CommandRunner({
      processes: runner,
      log: new RecordingLog(),
      timeoutMs: () => 5000,
    }),
    mayHave: () => Promise.resolve(true),
    ...(remote === undefined ? {} : { remote }),
  });
  return { access, runner, lines: () => runner.calls.map(({ args }) => args.join(' ')) };
}

export const UNKNOWN_FORMAT: RecordedAnswer = {
  exitCode: 1,
  stderr: 'Error: unknown flag: --format\n',
};
