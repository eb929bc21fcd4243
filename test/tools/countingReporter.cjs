// A report for people, and the numbers in the file that CROSTINI_TEST_COUNTS names: mocha takes one
// reporter only, and its exit code cannot tell skipped tests from none. On a build machine (CI is
// set) thousands of passed tests would bury the one that failed, so there each top suite has a line.
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

const Report = process.env.CI === undefined ? reporters.Spec : reportBySuite();

module.exports = class CountingReporter extends Report {
  constructor(runner, options) {
    super(runner, options);
    const names = [];
    runner.on('test end', (test) => names.push(test.fullTitle()));
    runner.once('end', () => {
      const { passes, failures, pending } = runner.stats;
      const counts = { passed: passes, failed: failures, skipped: pending, names };
      writeFileSync(process.env.CROSTINI_TEST_COUNTS, JSON.stringify(counts));
    });
  }
};

function reportBySuite() {
  return class extends reporters.Base {
    constructor(runner, options) {
      super(runner, options);
      let started = 0;
      let passed = 0;
      const log = reporters.Base.consoleLog;
      runner.on('suite', (suite) => {
        if (suite.parent?.root) {
          started = Date.now();
          passed = 0;
        }
      });
      runner.on('pass', () => passed++);
      runner.on('fail', (test, error) =>
        log('  FAILED: %s\n    %s', test.fullTitle(), firstLine(error)),
      );
      runner.on('pending', (test) => log('  skipped: %s', test.fullTitle()));
      runner.on('suite end', (suite) => {
        if (suite.parent?.root && Date.now() - started > 1000) {
          const seconds = ((Date.now() - started) / 1000).toFixed(0);
          log('  %s: %d passed, %d s', suite.title, passed, seconds);
        }
      });
      runner.once('end', () => this.epilogue());
    }
  };
}

function firstLine(error) {
  return String(error?.message ?? error).split('\n', 1)[0];
}
