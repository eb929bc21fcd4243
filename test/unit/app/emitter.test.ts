import assert from 'node:assert/strict';
import { Emitter } from '../../../src/app/emitter';

describe('Emitter', () => {
  it('calls each listener until it is disposed', () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    const listener = (event: number) => heard.push(event);
    const registrations = [emitter.event(listener), emitter.event(listener)];
    emitter.fire(1);
    registrations[0]?.dispose();
    emitter.fire(2);
    registrations[1]?.dispose();
    emitter.fire(3);
    assert.deepEqual(heard, [1, 1, 2]);
  });

  it('lets all hear of an event before the next one that it leads to', () => {
    const emitter = new Emitter<string | undefined>();
    const heard: (string | undefined)[] = [];
    emitter.event((event) => {
      if (event === undefined) {
        emitter.fire('second');
      }
    });
    emitter.event((event) => heard.push(event));
    emitter.fire(undefined);
    assert.deepEqual(heard, [undefined, 'second']);
  });
});
