import assert from 'node:assert/strict';
import { takeSteps, type Step, type StepAnswer } from '../../../src/app/takeSteps';

interface Answers {
  readonly a?: string;
  readonly b?: string;
  readonly c?: string;
}

/** Asks by a script: each answer is given once, in order; `asked` tells what was asked. */
function script(answers: readonly (readonly [keyof Answers, string | undefined])[]) {
  const left = [...answers];
  const asked: string[] = [];
  const step = (key: keyof Answers, applies?: Step<Answers>['applies']): Step<Answers> => ({
    ...(applies === undefined ? {} : { applies }),
    ask: (soFar, canGoBack): Promise<StepAnswer<Answers>> => {
      const next = left.shift();
      asked.push(
        `${key}${canGoBack ? '<' : ''}${soFar[key] === undefined ? '' : `=${soFar[key]}`}`,
      );
      assert.ok(next?.[0] === key, key);
      const [, answer] = next;
      return Promise.resolve(
        answer === 'back' || answer === 'skip' || answer === undefined
          ? answer
          : { ...soFar, [key]: answer },
      );
    },
  });
  return { step, asked };
}

describe('takeSteps', () => {
  it('asks in order, and offers a way back from the second question on', async () => {
    const { step, asked } = script([
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
    ]);
    const answers = await takeSteps([step('a'), step('b'), step('c')], {});
    assert.deepEqual(answers, { a: '1', b: '2', c: '3' });
    assert.deepEqual(asked, ['a', 'b<', 'c<']);
  });

  it('goes back over what was not asked, and keeps the answers', async () => {
    const { step, asked } = script([
      ...([
        ['a', '1'],
        ['b', 'skip'],
        ['c', 'back'],
        ['a', '9'],
        ['b', 'skip'],
        ['c', '3'],
      ] as const),
    ]);
    const never = (): boolean => false;
    const answers = await takeSteps([step('a'), step('b'), step('b', never), step('c')], {});
    assert.deepEqual(answers, { a: '9', c: '3' });
    assert.deepEqual(asked, ['a', 'b<', 'c<', 'a=1', 'b<', 'c<']);
  });

  it('asks what earlier answers call for', async () => {
    const { step, asked } = script([
      ['a', 'yes'],
      ['b', '2'],
      ['c', '3'],
    ]);
    const steps = [step('a'), step('b', ({ a }) => a === 'yes'), step('c', ({ a }) => a !== 'no')];
    assert.deepEqual(await takeSteps(steps, {}), { a: 'yes', b: '2', c: '3' });
    assert.equal(asked.length, 3);
  });

  it('is called off by no answer, and by going back from the first question', async () => {
    for (const answer of [undefined, 'back']) {
      const { step } = script([['a', answer]]);
      assert.equal(await takeSteps([step('a'), step('b')], {}), undefined);
    }
  });

  it('has nothing to ask', async () => {
    assert.deepEqual(await takeSteps([], { a: '1' }), { a: '1' });
  });
});
