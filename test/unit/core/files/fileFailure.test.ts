import assert from 'node:assert/strict';
import { classifyFileFailure } from '../../../../src/core/files/fileFailure';

describe('classifyFileFailure', () => {
  const rows: readonly (readonly [string, ReturnType<typeof classifyFileFailure>])[] = [
    ['No such file or directory', 'not-found'],
    ['Directory nonexistent', 'not-found'], // dash
    ['nonexistent directory', 'not-found'], // BusyBox
    ['Error: Not Found', 'not-found'], // lxc behind sh
    ['Not Found', 'not-found'],
    ['File exists', 'exists'],
    ['Not a directory', 'not-a-folder'],
    ['sftp: "open /etc/passwd/x: not a directory" (SSH_FX_FAILURE)', 'not-a-folder'],
    ['Is a directory', 'is-a-folder'],
    ["Can't pull a directory without --recursive", 'is-a-folder'],
    ['sftp: "remove /tmp: directory not empty" (SSH_FX_FAILURE)', 'not-empty'],
    ['Directory not empty', 'not-empty'],
    ['Permission denied', 'not-permitted'],
    ['Operation not permitted', 'not-permitted'],
    ['Read-only file system', 'read-only'],
    ['cat: write error: No space left on device', 'no-space'],
    ['Disk quota exceeded', 'no-space'],
    ['Quota exceeded', 'no-space'], // musl
    ['Too many levels of symbolic links', 'link-loop'],
    ['Symbolic link loop', 'link-loop'], // musl
    ['File name too long', 'name-too-long'],
    ['Filename too long', 'name-too-long'], // musl
    ['Text file busy', 'busy'],
    ['Device or resource busy', 'busy'],
    ['not found', 'tool-missing'], // sh: 1: stat: not found
    ['command not found', 'tool-missing'], // bash
    ['Too large for an editor', 'too-large'],
    ['Not a regular file', 'not-regular'],
    ['Not all of it arrived', 'cut-short'],
    ['Input/output error', undefined],
    ['', undefined],
  ];
  for (const [line, expected] of rows) {
    it(`reads ${JSON.stringify(line)}`, () => {
      assert.equal(classifyFileFailure(line), expected);
    });
  }
});
