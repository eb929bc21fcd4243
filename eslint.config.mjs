import tseslint from 'typescript-eslint';

const message = 'Imports go one way: core ← app ← ui ← crostini.ts; see CONTRIBUTING.md.';
const only = (files, groups) => ({
  files,
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      { patterns: groups.map((group) => ({ group, message })) },
    ],
  },
});
const nodeIo = ['node:*', '!node:util', '!node:path', '!node:path/posix'];

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'out/', '.tools/', 'coverage/', '**/*.mjs', '**/*.cjs'] },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  only(
    ['src/core/**'],
    [
      ['vscode'],
      ['**/app/**', '**/platform/**', '**/ui/**', '**/extension', '**/crostini'],
      nodeIo,
    ],
  ),
  only(
    ['src/app/**'],
    [['vscode'], ['**/platform/**', '**/ui/**', '**/extension', '**/crostini'], nodeIo],
  ),
  only(['src/platform/**'], [['**/ui/**', '**/extension', '**/crostini']]),
  only(['src/ui/**'], [['**/platform/**', '**/extension', '**/crostini'], nodeIo]),
  {
    // Child processes start in one place only, so that time-outs, bounds and clean-up hold for all of them.
    files: ['src/**'],
    ignores: ['src/platform/**'],
    rules: { 'no-restricted-modules': ['error', 'child_process', 'node:child_process'] },
  },
  {
    files: ['src/ui/**/*.ts'],
    ignores: ['src/ui/messages.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name=/^show(Information|Warning|Error)Message$/]',
          message: 'src/ui/messages.ts keeps names from guests from becoming links.',
        },
      ],
    },
  },
  {
    files: ['test/**'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
);
