import assert from 'node:assert/strict';
import { sharingControlArgs, sharingOptions } from '../../../../../src/core/cli/ssh/sharing';

describe('sharingOptions', () => {
  it('shares one connection by a socket in the folder', () => {
    assert.deepEqual(sharingOptions('/tmp/crostini-AbCdEf', '0123456789'), [
      ...['-o', 'ControlMaster=auto'],
      ...['-o', 'ControlPath=/tmp/crostini-AbCdEf/0123456789-%C'],
      ...['-o', 'ControlPersist=120'],
      ...['-o', 'ServerAliveInterval=15'],
    ]);
  });

  it('gives none where the path would be too long for a socket, or not be read as it is', () => {
    const fits = `/${'x'.repeat(33)}`;
    assert.notEqual(sharingOptions(fits, '0123456789'), undefined);
    for (const folder of [`${fits}x`, `/${'ü'.repeat(17)}`, '/tmp/a b', '/tmp/100%', '/tmp/"']) {
      assert.equal(sharingOptions(folder, '0123456789'), undefined, folder);
    }
  });
});

describe('sharingControlArgs', () => {
  it('speaks to the socket without any configuration', () => {
    assert.deepEqual(sharingControlArgs('exit', '/tmp/c/x'), [
      ...['-F', '/dev/null', '-O', 'exit', '-S', '/tmp/c/x', '--', 'shared'],
    ]);
  });
});
