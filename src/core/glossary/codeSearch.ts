const CODE_SEARCH = 'https://source.chromium.org/chromiumos/chromiumos/codesearch/+/main:';

/** The address of a path of the ChromiumOS checkout in code search; the schema's paths need no escape. */
export function codeSearchAddress(source: string): string {
  return CODE_SEARCH + source;
}
