import js from '@eslint/js';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';

const features = readdirSync(new URL('./src/features', import.meta.url));
const upward = { regex: '^\\.\\.?/', message: 'Import by @/, so that the folder crossed can be seen.' };

/** ui → features → app: what is lower imports nothing higher, and no feature imports another. */
function boundary(files, ...forbidden) {
  const patterns = forbidden.map(([regex, message]) => ({ regex, message }));
  return { files, rules: { 'no-restricted-imports': ['error', { patterns: [upward, ...patterns] }] } };
}

export default tseslint.config(
  { ignores: ['dist', 'target', 'node_modules', 'src/api/generated'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, hooks.configs.flat.recommended, a11y.flatConfigs.strict],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'max-lines': ['error', 250],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-invalid-void-type': [
        'error',
        { allowAsThisParameter: true, allowInGenericTypeArguments: true },
      ],
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'No barrel files: import from the file that declares it.' },
        {
          selector: 'ExportNamedDeclaration[source]',
          message: 'No barrel files: import from the file that declares it.',
        },
        { selector: 'ExportDefaultDeclaration', message: 'Name what is exported.' },
      ],
    },
  },
  boundary(['src/lib/**'], ['^@/(?!lib/)', 'lib stands at the bottom and imports nothing of the console.']),
  boundary(['src/api/**'], ['^@/(?!lib/|api/)', 'api may import lib alone.']),
  boundary(['src/ui/**'], ['^@/(?!lib/|ui/|api/problem)', 'ui knows neither features nor pages nor calls.']),
  ...features.map((feature) =>
    boundary(
      [`src/features/${feature}/**`],
      [`^@/app/`, 'Pages are built from features, not the other way.'],
      [`^@/features/(?!${feature}/)`, 'No feature imports another; a page puts them together.'],
    ),
  ),
  boundary(['src/app/**']),
  { files: ['*.config.ts', 'e2e/*.config.ts', 'dev/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        URL: 'readonly',
        document: 'readonly',
        localStorage: 'readonly',
        matchMedia: 'readonly',
      },
    },
  },
);
