// Draft; generated from the core's theme. One colour a token, in the order of the scene's tokens.

export type ThemeName = 'light' | 'dark' | 'print';

export const palettes: Record<ThemeName, readonly string[]> = {
  light: [
    'transparent', '#f7f6f2', '#ffffff', '#1b232d', '#5d6875', '#dfdbd1', '#8b909a', '#0b7a75', '#e2f2f0',
    '#b45309', '#fcefdc', '#6d4bc3', '#2457d6', '#b3261e', '#ffffff', '#8d8778',
    '#8a6f5a', '#6b7f4f', '#9a6b7c', '#7d7a8c', '#a08a52', '#5f7a8a', '#94705a', '#6f8a6a', '#8a6a8f', '#7a7466', '#a37a6a', '#62736b',
  ],
  dark: [
    'transparent', '#13171c', '#1b2128', '#e9ecef', '#9aa5b1', '#2d353e', '#6f7986', '#45c9be', '#12332f',
    '#f0a54d', '#3a2a14', '#b39bf0', '#7ea6ff', '#ff8a80', '#10151a', '#8e897c',
    '#b89a82', '#9ab07a', '#c493a5', '#a8a4ba', '#c7b27a', '#8aa8b8', '#bf987f', '#9ab894', '#b592ba', '#a69f8f', '#cba292', '#8ea398',
  ],
  print: [
    'transparent', '#ffffff', '#ffffff', '#1b232d', '#5d6875', '#dfdbd1', '#8b909a', '#0b7a75', '#e2f2f0',
    '#b45309', '#fcefdc', '#6d4bc3', '#2457d6', '#b3261e', '#ffffff', '#8d8778',
    '#8a6f5a', '#6b7f4f', '#9a6b7c', '#7d7a8c', '#a08a52', '#5f7a8a', '#94705a', '#6f8a6a', '#8a6a8f', '#7a7466', '#a37a6a', '#62736b',
  ],
};
