import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** Lint for bugs only; the formatter settles taste. */
export default defineConfig(
  { ignores: ['dist/', 'node_modules/', '.editor/', 'test/editor/artefacts/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['server/{text,markup,runbook,check,shell}/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['node:*'], message: 'the pure layers touch no file, clock or network' }] },
      ],
    },
  },
)
