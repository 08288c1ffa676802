import js from '@eslint/js'
import a11y from 'eslint-plugin-jsx-a11y-x'
import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  { ignores: ['target', 'node_modules', 'src/graphql/generated', 'scripts', '*.config.js'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  hooks.configs.flat.recommended,
  { files: ['src/**/*.tsx'], plugins: { 'jsx-a11y-x': a11y }, rules: a11y.configs.strict.rules },
  {
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'react-hooks/set-state-in-effect': 'off',
    },
  },
  // Pages and routes compose features, features use the shared folders, features do not import one another.
  {
    files: ['src/features/*/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['**/workspace/**', '**/public/**'], message: 'features do not know their pages' },
            { regex: '^\\.\\./(?!\\.\\.)[^/]+/', message: 'features do not import one another' },
          ],
        },
      ],
    },
  },
  {
    files: ['src/{ui,i18n,graphql}/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/workspace/**', '**/public/**', '**/features/**'],
              message: 'what is shared knows nobody who uses it',
            },
          ],
        },
      ],
    },
  },
)
