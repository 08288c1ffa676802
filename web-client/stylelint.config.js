export default {
  extends: ['stylelint-config-standard'],
  ignoreFiles: ['target/**'],
  rules: {
    // It compares selectors that never meet on one element.
    'no-descending-specificity': null,
    'color-hex-length': 'long',
    // Older phones do not know ranges.
    'media-feature-range-notation': 'prefix',
    // Safari knows some by that name only.
    'property-no-vendor-prefix': null,
  },
}
