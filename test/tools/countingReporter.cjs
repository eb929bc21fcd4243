// mocha's spec report, and the numbers in the file that CROSTINI_TEST_COUNTS names: mocha takes one
// reporter only, and its exit code cannot tell skipped tests from none.
const { writeFileSync } = require('node:fs');
const { reporters } = require('mocha');

module.exports = class CountingReporter extends reporters.Spec {
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
