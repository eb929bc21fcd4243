// Coverage is of this process: the many small programs that tests start would only slow it down.
delete process.env.NODE_V8_COVERAGE;
