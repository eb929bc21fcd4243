import assert from 'node:assert/strict';
import { findEntry, findTerms } from '../../../../src/core/glossary/glossaryIndex';
import { loadGlossary, loadIndex } from './loadGlossary';

/** `CrostiniResult` of Chromium, in the order of its numbers from 0; retired ones keep theirs. */
const RESULTS =
  `SUCCESS DBUS_ERROR UNPARSEABLE_RESPONSE INSUFFICIENT_DISK CREATE_DISK_IMAGE_FAILED VM_START_FAILED
  VM_STOP_FAILED DESTROY_DISK_IMAGE_FAILED LIST_VM_DISKS_FAILED CLIENT_ERROR DISK_TYPE_ERROR
  CONTAINER_DOWNLOAD_TIMED_OUT CONTAINER_CREATE_CANCELLED CONTAINER_CREATE_FAILED CONTAINER_START_CANCELLED
  CONTAINER_START_FAILED LAUNCH_CONTAINER_APPLICATION_FAILED INSTALL_LINUX_PACKAGE_FAILED
  BLOCKING_OPERATION_ALREADY_ACTIVE UNINSTALL_PACKAGE_FAILED SSHFS_MOUNT_ERROR OFFLINE_WHEN_UPGRADE_REQUIRED
  LOAD_COMPONENT_FAILED PERMISSION_BROKER_ERROR ATTACH_USB_FAILED DETACH_USB_FAILED LIST_USB_FAILED
  CROSTINI_UNINSTALLER_RUNNING UNKNOWN_USB_DEVICE UNKNOWN_ERROR CONTAINER_EXPORT_IMPORT_FAILED
  CONTAINER_EXPORT_IMPORT_FAILED_VM_STOPPED CONTAINER_EXPORT_IMPORT_FAILED_VM_STARTED
  CONTAINER_EXPORT_IMPORT_FAILED_ARCHITECTURE NOT_ALLOWED CONTAINER_EXPORT_IMPORT_FAILED_SPACE
  GET_CONTAINER_SSH_KEYS_FAILED CONTAINER_EXPORT_IMPORT_CANCELLED RESTART_ABORTED RESTART_FAILED_VM_STOPPED
  UPGRADE_CONTAINER_STARTED UPGRADE_CONTAINER_ALREADY_RUNNING UPGRADE_CONTAINER_NOT_SUPPORTED
  UPGRADE_CONTAINER_ALREADY_UPGRADED UPGRADE_CONTAINER_FAILED CANCEL_UPGRADE_CONTAINER_FAILED
  CONCIERGE_START_FAILED CONTAINER_CONFIGURATION_FAILED LOAD_COMPONENT_UPDATE_IN_PROGRESS NEVER_FINISHED
  CONTAINER_SETUP_FAILED START_LXD_FAILED INSTALL_IMAGE_LOADER_TIMED_OUT CREATE_DISK_IMAGE_TIMED_OUT
  START_TERMINA_VM_TIMED_OUT START_LXD_TIMED_OUT CREATE_CONTAINER_TIMED_OUT SETUP_CONTAINER_TIMED_OUT
  START_CONTAINER_TIMED_OUT FETCH_SSH_KEYS_TIMED_OUT MOUNT_CONTAINER_TIMED_OUT UNKNOWN_STATE_TIMED_OUT
  NEED_UPDATE SHARE_PATHS_FAILED UNREGISTERED_APPLICATION VSH_CONNECT_FAILED CONTAINER_STOP_FAILED
  CONTAINER_STOP_CANCELLED WAYLAND_SERVER_CREATION_FAILED CONFIGURE_CONTAINER_TIMED_OUT
  RESTART_REQUEST_CANCELLED CREATE_DISK_IMAGE_NO_RESPONSE CREATE_DISK_IMAGE_ALREADY_EXISTS
  UNINSTALL_TERMINA_FAILED START_LXD_FAILED_SIGNAL CONTAINER_CREATE_FAILED_SIGNAL STOP_VM_NO_RESPONSE
  SIGNAL_NOT_CONNECTED INSTALL_TERMINA_CANCELLED START_TIMED_OUT DISK_IMAGE_NO_RESPONSE
  DISK_IMAGE_IN_PROGRESS DISK_IMAGE_FAILED DISK_IMAGE_FAILED_NO_SPACE DISK_IMAGE_CANCELLED`.split(
    /\s+/,
  );

const index = loadIndex();

describe('the results of Chrome', () => {
  it('are all there, each with its number and no other', () => {
    assert.equal(RESULTS.length, 85);
    assert.deepEqual(
      RESULTS.filter((name, number) => findEntry(index, name)?.resultNumber !== number),
      [],
    );
    const numbered = index.entries.filter(({ resultNumber }) => resultNumber !== undefined);
    assert.equal(numbered.length, RESULTS.length);
  });

  it('are found by name and by number in a note', () => {
    for (const [number, name] of RESULTS.entries()) {
      for (const written of [`CrostiniResult ${number}`, `CrostiniResult::${name}`]) {
        const [match] = findTerms(index, `It says ${written}, again.`);
        assert.deepEqual([match?.entry.term, match?.text], [name, written]);
      }
    }
  });

  it('are not found by a number alone', () => {
    for (const text of ['12', 'result 12 in penguin', '(51)']) {
      const numbers = findTerms(index, text).map(({ entry }) => entry.resultNumber);
      assert.ok(
        numbers.every((number) => number === undefined),
        text,
      );
    }
  });

  it('do not take ordinary capitals in a note for results', () => {
    const terms = findTerms(index, 'SUCCESS: the backup is NOT_ALLOWED to end').map(
      ({ text }) => text,
    );
    assert.deepEqual(terms, []);
  });
});

describe('the errors', () => {
  const errors = loadGlossary().filter(({ kind }) => kind === 'error');

  it('say what to do, or have a cause that needs nothing', () => {
    const without = errors.filter(({ nextStep }) => nextStep === undefined).map(({ term }) => term);
    assert.deepEqual(without.toSorted(), [
      'CONTAINER_STOP_CANCELLED',
      'DISK_TYPE_ERROR',
      'Parallels VMs are not available',
      'SUCCESS',
      'The instance is already running',
      'The instance is already stopped',
      'UPGRADE_CONTAINER_ALREADY_UPGRADED',
      'only available on chromebox devices',
    ]);
  });

  it('have exit codes only in company', () => {
    for (const code of [101, 123, 127, 134, 137, 255]) {
      assert.deepEqual(findTerms(index, `exit code ${code}`), []);
    }
    assert.equal(
      findTerms(index, 'vsh ended with exit code 123')[1]?.entry.term,
      'vsh exit code 123',
    );
  });

  it('have a next step and messages only where they are errors', () => {
    for (const { kind, term, nextStep, messages, resultNumber } of loadGlossary()) {
      if (kind === 'error') continue;
      assert.deepEqual([nextStep, messages, resultNumber], [undefined, [], undefined], term);
    }
  });

  it('have no message twice', () => {
    const all = errors.flatMap(({ messages }) => messages);
    assert.deepEqual(
      all.filter((message, at) => all.indexOf(message) !== at),
      [],
    );
  });
});
