export default {
  extends: ['stylelint-config-standard'],
  ignoreFiles: ['target/**'],
  // What --fix takes for the start and the end; the pages themselves can be turned round.
  languageOptions: { directionality: { block: 'top-to-bottom', inline: 'left-to-right' } },
  rules: {
    'property-layout-mappings': 'flow-relative',
    'value-keyword-layout-mappings': 'flow-relative',
    // It compares selectors that never meet on one element.
    'no-descending-specificity': null,
    'color-hex-length': 'long',
    // Older phones do not know ranges.
    'media-feature-range-notation': 'prefix',
    // Safari knows some by that name only.
    'property-no-vendor-prefix': null,
  },
}
