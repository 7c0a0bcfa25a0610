import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import hooks from 'eslint-plugin-react-hooks';
import regexp from 'eslint-plugin-regexp';
import ts from 'typescript-eslint';

const COUNTS_WHOLE_TABLE = {
  selector: 'Property[key.name="_count"] Property[key.name="select"]',
  message:
    'Prisma counts a relation by grouping the whole table, of every shop: use groupBy with the ids at hand.',
};

/** One side of a comparison that is a secret by its name, or one that was just opened. */
const isSecret = (side) =>
  ['name', 'property.name', 'expression.name', 'expression.property.name']
    .map(
      (name) =>
        `[${side}.${name}=/([sS]ignature|[hH]mac|[sS]ecret|[tT]oken|[pP]assword|[aA]piKey|[bB]earer)$/]`,
    )
    .concat(`[${side}.callee.property.name="open"]`);
const COMPARES_SECRETS = {
  // What is compared with a literal or undefined is whether there is one, or of which kind it is.
  selector: `BinaryExpression[operator=/^[!=]==?$/][left.type!="Literal"][right.type!="Literal"][left.type!="UnaryExpression"]:not([left.name=/^undefined$/], [right.name=/^undefined$/]):matches(${[...isSecret('left'), ...isSecret('right')].join(', ')})`,
  message: 'How long === takes tells how much of a secret was guessed: use isSameSecret (app/kernel).',
};

export default ts.config(
  {
    ignores: [
      'build/',
      'node_modules/',
      '.sandbox/',
      '.cache/',
      '**/*.generated.ts',
      'app/db/client/',
      'extensions/*/dist/',
      'extensions/*/shopify.d.ts',
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', COUNTS_WHOLE_TABLE],
    },
  },
  {
    // Dependencies point one way: skins -> domain -> ports. A domain folder never reaches back into a skin.
    files: ['app/**/*.ts'],
    ignores: [
      'app/routes/**',
      'app/components/**',
      'app/extensions/**',
      'app/server/**',
      'app/cli/**',
      'app/acp/**',
      'app/**/*.test.ts',
      'app/shopify/operations/generate-types.ts',
    ],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              // Patterns are gitignore's: an unescaped # begins a comment.
              group: [
                '\\#app/routes/**',
                '\\#app/extensions/**',
                '\\#app/server/**',
                '\\#app/cli/**',
                '\\#app/acp/**',
              ],
              message: 'Domain code never imports a skin.',
            },
            { group: ['\\#sandbox/**'], message: 'The app never knows the sandbox.' },
          ],
        },
      ],
    },
  },
  {
    files: ['app/**/*.{ts,tsx}'],
    ignores: ['app/**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', COUNTS_WHOLE_TABLE, COMPARES_SECRETS] },
  },
  {
    // A regular expression whose time grows faster than its text lets a caller stop the process.
    files: ['app/**/*.{ts,tsx}'],
    ignores: ['app/**/*.test.ts', 'app/shopify/operations/generate-types.ts'],
    plugins: { regexp },
    rules: { 'regexp/no-super-linear-backtracking': 'error', 'regexp/no-super-linear-move': 'error' },
  },
  {
    // SQL is built of tagged templates, whose values are parameters. Names of tables and columns cannot be; the files
    // below take them from the schema or from this program's own words, never from a caller.
    files: ['app/**/*.{ts,tsx}'],
    ignores: [
      'app/**/*.test.ts',
      'app/agents/find-agent.server.ts',
      'app/db/write-together.server.ts',
      'app/privacy/**',
      'app/secrets/reseal-secrets.server.ts',
    ],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['$queryRawUnsafe', '$executeRawUnsafe'].map((property) => ({
          property,
          message: 'Use a tagged template: its values are parameters.',
        })),
        {
          object: 'Prisma',
          property: 'raw',
          message: 'Text that is put into SQL as it is: use a parameter.',
        },
      ],
    },
  },
  {
    // Commands print; nothing else does.
    files: [
      'sandbox/*.ts',
      'sandbox/**/cli-*.ts',
      'prisma/*.ts',
      'tests/*.ts',
      'docs/*.ts',
      'extensions/*.ts',
      'bench/**/*.ts',
      'app/cli/*.ts',
      'app/shopify/operations/*.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.{mjs,js}'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  prettier,
);
