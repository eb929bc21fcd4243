/** User settings by their full names. */
export type Settings = Readonly<Record<string, unknown>>;

/** Switches off what talks to the network or gets between the user and the extension shown. */
export const quietSettings: Settings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
};

/** What makes a workbench steady enough to be driven by a program. */
export const testSettings: Settings = {
  ...quietSettings,
  'workbench.reduceMotion': 'on',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.commandPalette.history': 0,
  'workbench.commandPalette.experimental.suggestCommands': false,
  // A webview or an editor that takes the focus would close the palette under the test.
  'workbench.quickOpen.closeOnFocusLost': false,
  // Since VS Code 1.139 Settings and others open as an overlay above the editors.
  'workbench.editor.useModal': 'off',
  'window.commandCenter': false,
  'window.confirmBeforeClose': 'never',
  // The DOM renderer puts the terminal's text into the page.
  'terminal.integrated.gpuAcceleration': 'off',
  'terminal.integrated.stickyScroll.enabled': false,
  'editor.minimap.enabled': false,
  'editor.accessibilitySupport': 'off',
  'editor.hover.delay': 100,
  'editor.stickyScroll.enabled': false,
  'files.autoSave': 'off',
  'files.hotExit': 'off',
  'git.openRepositoryInParentFolders': 'never',
};
