import { createTheme, type CSSVariablesResolver } from '@mantine/core';

/** One accent; risk, signal and verdict colours are variables below and mean nothing else. */
export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 7 },
  black: '#1b2026',
  defaultRadius: 3,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Helvetica, Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  colors: {
    ink: ['#eef4fa', '#dce7f2', '#b5cde4', '#8bb1d6', '#6a9aca', '#5389c0', '#447dba', '#356aa2', '#2f5d8c', '#234b75'],
    dark: [
      '#d9dde2',
      '#b8bec6',
      '#9aa2ac',
      '#868e98',
      '#3b424a',
      '#2d3339',
      '#20252a',
      '#171a1e',
      '#121518',
      '#0d0f11',
    ],
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#59626c',
    '--mantine-color-placeholder': '#6b747e',
    '--mantine-color-error': '#b3261e',
    '--assay-line': '#e2e5e9',
    '--assay-line-strong': '#8f98a2',
    '--assay-band': '#f5f6f8',
    '--assay-accent': '#2f5d8c',
    '--assay-neutral': '#a3abb5',
    '--assay-risk': '#b3261e',
    '--assay-signal': '#1b7443',
  },
  dark: {
    '--mantine-color-dimmed': '#9aa2ac',
    '--mantine-color-placeholder': '#868e98',
    '--mantine-color-error': '#f0908a',
    '--assay-line': '#2d3339',
    '--assay-line-strong': '#6b747e',
    '--assay-band': '#1d2126',
    '--assay-accent': '#8bb1d6',
    '--assay-neutral': '#5d6670',
    '--assay-risk': '#f0908a',
    '--assay-signal': '#74c69a',
  },
});
