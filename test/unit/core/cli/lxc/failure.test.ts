import assert from 'node:assert/strict';
import fc from 'fast-check';
import { classifyLxcFailure, type LxcFailureKind } from '../../../../../src/core/cli/lxc/failure';
import { sample, sampleNames } from './fixture';

type Row = readonly [name: string, kind: LxcFailureKind, exitCode?: number];

describe('classifyLxcFailure', () => {
  const recorded: readonly Row[] = [
    ['err-LXD_DIR-wrong.stderr', 'daemon-not-running'],
    ['err-config-set-badkey.stderr', 'invalid-config'],
    ['err-config-set-badvalue.stderr', 'invalid-config'],
    ['err-config-show-notfound.stderr', 'instance-not-found'],
    ['err-copy-exists.stderr', 'already-exists'],
    ['err-copy-to-image-server.stderr', 'remote-serves-images'],
    ['err-create-bad-key.stderr', 'invalid-config'],
    ['err-create-bad-raw.stderr', 'invalid-config'],
    ['err-create-bad-value.stderr', 'invalid-config'],
    ['err-create-exists.stderr', 'already-exists'],
    ['err-create-image-server.stderr', 'remote-unreachable'],
    ['err-create-limit.stderr', 'limit-reached'],
    ['err-create-no-pool.stderr', 'no-storage-pool'],
    ['err-create-no-profile.stderr', 'profile-not-found'],
    ['err-create-no-root.stderr', 'no-storage-pool'],
    ['err-create-pool-full.stderr', 'disk-full'],
    ['err-daemon-cleanly-stopped.stderr', 'daemon-not-running'],
    ['err-daemon-dead-stale-socket.stderr', 'daemon-refused'],
    ['err-delete-notfound.stderr', 'instance-not-found'],
    ['err-delete-protected.stderr', 'protected'],
    ['err-delete-running.stderr', 'still-running'],
    ['err-exec-cmd-notfound.stderr', 'not-found-command', 127],
    ['err-exec-daemon-died', 'connection-lost'],
    ['err-exec-exit-3.stderr', 'command-failed', 3],
    ['err-exec-frozen.stderr', 'frozen'],
    ['err-exec-notfound.stderr', 'instance-not-found'],
    ['err-exec-stopped.stderr', 'not-running'],
    ['err-file-pull-notfound.stderr', 'other'],
    ['err-image-notfound.stderr', 'image-not-found'],
    ['err-import-exists.stderr', 'already-exists'],
    ['err-import-no-backup.stderr', 'not-a-backup'],
    ['err-import-no-index.stderr', 'not-a-backup'],
    ['err-import-other-storage.stderr', 'backup-of-other-storage'],
    ['err-import-truncated.stderr', 'backup-damaged'],
    ['err-info-notfound.stderr', 'instance-not-found'],
    ['err-missing-arg-info-config.stderr', 'wrong-usage'],
    ['err-missing-arg.stderr', 'wrong-usage', 0],
    ['err-monitor-daemon-died', 'connection-lost'],
    ['err-name-exists.stderr', 'already-exists'],
    ['err-name-invalid-digit.stderr', 'invalid-name'],
    ['err-name-invalid-long.stderr', 'invalid-name'],
    ['err-name-invalid-underscore.stderr', 'invalid-name'],
    ['err-name-slash.stderr', 'invalid-name'],
    ['err-no-permission-json.stderr', 'permission-denied'],
    ['err-no-permission-lxd_conf-unwritable.stderr', 'config-unwritable'],
    ['err-no-permission.stderr', 'permission-denied'],
    ['err-pause-frozen.stderr', 'frozen'],
    ['err-pause-stopped.stderr', 'not-running'],
    ['err-profile-notfound.stderr', 'profile-not-found'],
    ['err-profile-not-applied.stderr', 'profile-not-applied'],
    ['err-profile-edit-device.stderr', 'invalid-config'],
    ['err-config-edit-idmap.stderr', 'invalid-config'],
    ['err-config-edit-source.stderr', 'invalid-config'],
    ['err-config-edit-type.stderr', 'invalid-config'],
    ['err-config-edit-volatile.stderr', 'invalid-config'],
    ['err-snapshot-delete-notfound.stderr', 'snapshot-not-found'],
    ['err-publish-running.stderr', 'still-running'],
    ['err-publish-same-image.stderr', 'image-exists'],
    ['err-remote-unknown.stderr', 'remote-unknown'],
    ['err-image-delete-notfound.stderr', 'image-not-found'],
    ['err-image-server-refused.stderr', 'remote-unreachable'],
    ['err-not-clustered.stderr', 'not-clustered'],
    ['err-profile-delete-used.stderr', 'profile-in-use'],
    ['err-remote-add-refused.stderr', 'remote-unreachable'],
    ['err-remote-remove-static.stderr', 'other'],
    ['err-remote-remove-unknown.stderr', 'remote-unknown'],
    ['err-remote-unreachable.stderr', 'remote-unreachable'],
    ['err-rename-running.stderr', 'still-running'],
    ['err-rename-taken.stderr', 'already-exists'],
    ['err-restart-stopped.stderr', 'already-stopped'],
    ['err-snapshot-exists.stderr', 'already-exists'],
    ['err-snapshot-notfound.stderr', 'snapshot-not-found'],
    ['err-start-already-running.stderr', 'already-running'],
    ['err-start-failure.stderr', 'start-failed'],
    ['err-start-notfound.stderr', 'instance-not-found'],
    ['err-stop-already-stopped.stderr', 'already-stopped'],
    ['err-stop-notfound.stderr', 'instance-not-found'],
    ['err-stop-timeout.stderr', 'stop-timed-out'],
    ['err-unknown-command.stderr', 'unknown-command'],
    ['err-unknown-flag.stderr', 'unknown-flag'],
    ['list-badcolumn.stderr', 'unknown-column'],
    ['list-badformat.stderr', 'unknown-format'],
    ['list-c-all-csv.stderr', 'unknown-column'],
    ['query-404.stderr', 'instance-not-found'],
    ['remote-switch-bad.stderr', 'remote-unknown'],
    ['ssh-err-cmd-notfound.stderr', 'tool-not-found', 127],
    ['ssh-err-notfound.stderr', 'instance-not-found'],
  ];
  for (const [name, kind, exitCode = 1] of recorded) {
    it(`takes ${name} for ${kind}`, () => {
      const failure = classifyLxcFailure(sample(name), exitCode);
      assert.equal(failure.kind, kind);
      assert.equal(failure.exitCode, exitCode);
      assert.notEqual(failure.message, '');
    });
  }

  it('has a row for every recorded error', () => {
    const named = new Set(recorded.map(([name]) => name));
    const errors = sampleNames(/^err-.*\.stderr$|^err-.*-died$/);
    assert.deepEqual(
      errors.filter((name) => !named.has(name)),
      [],
    );
  });

  const written: readonly (readonly [text: string, kind: LxcFailureKind, exitCode?: number])[] = [
    ['', 'command-failed', 137],
    ['Error: not found', 'instance-not-found'],
    [
      'Error: Get http://unix.socket/1.0: dial unix /var/lib/lxd/unix.socket: connect: no such file or directory',
      'daemon-not-running',
    ],
    [
      'Error: LXD unix socket "/var/snap/lxd/common/lxd/unix.socket" not found: Please check LXD is running',
      'daemon-not-running',
    ],
    ['Error: LXD unix socket "/x" not accessible: permission denied', 'permission-denied'],
    ['Error: LXD unix socket "/x" not accessible: connect: connection refused', 'daemon-refused'],
    [
      "Error: The incus daemon doesn't appear to be started (socket path: /run/incus/unix.socket)",
      'daemon-not-running',
    ],
    [
      "Error: You don't have the needed permissions to talk to the incus daemon (socket path: /x)",
      'permission-denied',
    ],
    ['Error: not authorized', 'not-authorized'],
    [
      'Error: Get "https://10.0.0.1:8443/1.0": dial tcp 10.0.0.1:8443: connect: connection refused',
      'remote-unreachable',
    ],
    [
      'Error: Get "https://10.0.0.1:8443/1.0": dial tcp 10.0.0.1:8443: i/o timeout',
      'remote-unreachable',
    ],
    ['Error: The container is already running', 'already-running'],
    ['Error: Common start logic: The container is already running', 'already-running'],
    [
      'Error: Failed to create instance start operation: Instance is busy running a "stop" operation',
      'busy',
    ],
    [
      'Error: Failed to fetch instance "x" in project "default": Instance not found',
      'instance-not-found',
    ],
    [
      'stopped-box: error: The instance is already stopped\nError: Some instances failed to stop',
      'already-stopped',
    ],
    [
      'Error: first\nError: Instance not found\nConnection to 10.0.0.1 closed.\r\n',
      'instance-not-found',
    ],
    ['sh: 1: lxc: not found', 'tool-not-found', 127],
    ["Error: unknown shorthand flag: 'f' in -f", 'unknown-flag'],
    ['Error: gremlins', 'other'],
  ];
  for (const [text, kind, exitCode = 1] of written) {
    it(`takes ${JSON.stringify(text.slice(0, 70))} for ${kind}`, () => {
      assert.equal(classifyLxcFailure(text, exitCode).kind, kind);
    });
  }

  it('carries the decisive line and what it names', () => {
    assert.deepEqual(classifyLxcFailure(sample('err-remote-unknown.stderr'), 1), {
      kind: 'remote-unknown',
      message: 'The remote "nosuchremote" doesn\'t exist',
      exitCode: 1,
      remote: 'nosuchremote',
    });
    assert.deepEqual(classifyLxcFailure('Error: Instance is busy running a "stop" operation', 1), {
      kind: 'busy',
      message: 'Instance is busy running a "stop" operation',
      exitCode: 1,
      operation: 'stop',
    });
  });

  it('goes on where a list of what failed stands below', () => {
    assert.match(
      classifyLxcFailure(sample('err-profile-not-applied.stderr'), 1).message,
      /still saved\): - Project: default, Instance: cfg-m: Failed add validation/,
    );
    assert.match(
      classifyLxcFailure(sample('err-config-edit-type.stderr'), 1).message,
      /^yaml: unmarshal errors: line 18: cannot unmarshal/,
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string().map((text) => `Error: ${text}`),
        fc.integer(),
        (text, exitCode) => {
          assert.equal(classifyLxcFailure(text, exitCode).exitCode, exitCode);
        },
      ),
    );
  });
});
