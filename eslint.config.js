import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

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
    },
  },
  {
    // Dependencies point one way: skins -> domain -> ports. A domain folder never reaches back into a skin.
    files: ['app/**/*.ts'],
    ignores: [
      'app/routes/**',
      'app/server/**',
      'app/cli/**',
      'app/acp/**',
      'app/cli/**',
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
              group: ['\\#app/routes/**', '\\#app/server/**', '\\#app/cli/**', '\\#app/acp/**'],
              message: 'Domain code never imports a skin.',
            },
            { group: ['\\#sandbox/**'], message: 'The app never knows the sandbox.' },
          ],
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
