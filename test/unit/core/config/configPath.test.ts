import assert from 'node:assert/strict';
import fc from 'fast-check';
import { configDocumentOf, configPath } from '../../../../src/core/config/configPath';
import type { ConfigTarget } from '../../../../src/core/model/configTarget';

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('%', '/', '2', 'F', '5', 'a', ' ', '.'), minLength: 1 }),
  fc.string({ unit: 'binary', minLength: 1 }),
);
const vm = fc.option(text, { nil: undefined });
const instance = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,20}$/);

describe('configPath', () => {
  it('says to people what the document is', () => {
    const common = { deviceId: 'local:This machine', vm: undefined };
    const of = { ...common, instance: 'penguin', project: undefined };
    const documents: readonly (readonly [ConfigTarget, boolean])[] = [
      [{ ...of, kind: 'instance' }, false],
      [{ ...of, kind: 'instance' }, true],
      [{ ...of, kind: 'effective', vm: 'termina', project: 'other' }, true],
      [{ ...common, kind: 'profile', profile: 'default', vm: 'a/b%' }, false],
    ];
    assert.deepEqual(
      documents.map(([target, isReadOnly]) => configPath({ target, isReadOnly })),
      [
        '/local:This machine/penguin.yaml',
        '/local:This machine/on the server/penguin.yaml',
        '/local:This machine/vm termina/project other/penguin (effective).yaml',
        '/local:This machine/vm a%2Fb%25/profile default.yaml',
      ],
    );
  });

  it('tells two documents apart, whatever their devices and VMs are called', () => {
    const instanceTarget = fc.record(
      {
        kind: fc.constantFrom<'instance' | 'effective'>('instance', 'effective'),
        deviceId: text,
        vm,
        project: fc.option(text, { nil: undefined }),
        instance,
      },
      { noNullPrototype: true },
    );
    const profileTarget = fc.record(
      { kind: fc.constant<'profile'>('profile'), deviceId: text, vm, profile: instance },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(fc.oneof(instanceTarget, profileTarget), fc.boolean(), (target, asked) => {
        const isReadOnly = asked || target.kind === 'effective';
        const document = { target, isReadOnly };
        assert.deepEqual(configDocumentOf(configPath(document)), document);
      }),
    );
  });

  it('takes no path that was not made by it', () => {
    for (const path of ['', '/', 'a/b.yaml', '/d', '/d/x.txt', '/d/y/x.yaml', '//x.yaml']) {
      assert.equal(configDocumentOf(path), undefined, path);
    }
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('/', 'a', '.yaml', 'vm ', '%') }), (path) => {
        configDocumentOf(path);
      }),
    );
  });
});
