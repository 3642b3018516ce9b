import {
  Checkbox,
  createTheme,
  defaultVariantColorsResolver,
  Modal,
  Popover,
  Radio,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** Buttons are ink, not amber: amber is kept for where the light falls. */
const ink: MantineColorsTuple = [
  '#f3efe6',
  '#e8e4da',
  '#cfcabe',
  '#aeb3b8',
  '#8b929a',
  '#626a73',
  '#4a535d',
  '#37414b',
  '#28313a',
  '#1c2126',
];

/** The surfaces that Mantine draws in the dark. */
const dark: MantineColorsTuple = [
  '#e8e4da',
  '#b9c0c7',
  '#9aa3ad',
  '#6d7680',
  '#3a434e',
  '#2a313a',
  '#1f262e',
  '#181d24',
  '#12161b',
  '#0d1014',
];

/** Filled things are ink on paper in both schemes. */
const variantColours: VariantColorsResolver = (input) => {
  const usual = defaultVariantColorsResolver(input);
  if (input.variant !== 'filled' || (input.color !== undefined && input.color !== 'ink')) return usual;
  return {
    ...usual,
    background: 'var(--ink)',
    hover: 'color-mix(in srgb, var(--ink) 85%, var(--paper))',
    color: 'var(--paper)',
    border: '1px solid transparent',
  };
};

/** Mantine's own look, dense and in our faces. */
export const theme = createTheme({
  primaryColor: 'ink',
  colors: { ink, dark },
  primaryShade: { light: 8, dark: 1 },
  autoContrast: true,
  fontFamily: 'var(--ui-face)',
  fontFamilyMonospace: 'var(--mono-face)',
  fontSizes: { xs: '11.5px', sm: '13px', md: '14px', lg: '16px', xl: '19px' },
  headings: { fontFamily: 'var(--ui-face)', fontWeight: '650' },
  defaultRadius: 'sm',
  radius: { sm: '5px', md: '6px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver: variantColours,
  components: {
    // A dialog's head is no banner of the page, and its cross needs a name.
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        transitionProps: { duration: 0 },
        closeButtonProps: { 'aria-label': 'Close' },
        attributes: { header: { role: 'none' } },
      },
    }),
    Checkbox: Checkbox.extend({ defaultProps: { iconColor: 'var(--paper)' } }),
    Radio: Radio.extend({ defaultProps: { iconColor: 'var(--paper)' } }),
    Popover: Popover.extend({ defaultProps: { transitionProps: { duration: 0 } } }),
    Tooltip: Tooltip.extend({ defaultProps: { transitionProps: { duration: 0 }, openDelay: 400 } }),
  },
});

const shared = {
  '--mantine-color-body': 'var(--panel)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-placeholder': 'var(--faint)',
  '--mantine-color-default': 'var(--panel)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--edge)',
  '--mantine-color-error': 'var(--denied)',
  '--mantine-color-anchor': 'var(--said)',
  '--mantine-color-disabled': 'var(--hover)',
  '--mantine-color-disabled-color': 'var(--faint)',
  '--mantine-color-disabled-border': 'var(--rule)',
};

/** Mantine's variables answer to our tokens, in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...shared, '--mantine-primary-color-contrast': '#ffffff' },
  dark: {
    ...shared,
    '--mantine-primary-color-contrast': '#12161b',
    '--mantine-color-ink-filled': '#e8e4da',
    '--mantine-color-ink-filled-hover': '#cfcabe',
  },
});
