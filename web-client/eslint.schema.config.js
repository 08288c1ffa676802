// The api's schema, which stands outside this folder: run from the top of the repository.
import graphql from '@graphql-eslint/eslint-plugin'

export default [
  {
    files: ['api/src/main/resources/graphql/*.graphqls'],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: 'api/src/main/resources/graphql/*.graphqls' } },
    },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      // Fields whose names say it need no sentence; outcomes and values have no id; what outsiders rely on keeps its names.
      '@graphql-eslint/require-description': ['error', { types: true, rootField: true, DirectiveDefinition: true }],
      '@graphql-eslint/description-style': 'off',
      '@graphql-eslint/strict-id-in-types': 'off',
      '@graphql-eslint/no-typename-prefix': 'off',
    },
  },
]
