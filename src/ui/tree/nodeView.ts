/** What a row shows, independent of the editor's objects, so that it can be tested as data. */
export interface NodeView {
  readonly label: string;
  readonly description?: string;
  /** Codicon name. */
  readonly icon: string;
  /** Theme colour of the icon; the state is in the description too, never in the colour alone. */
  readonly iconColor?: string;
  /** Space-separated tokens that menus match. */
  readonly contextValue: string;
  readonly collapse: 'none' | 'collapsed' | 'expanded';
  /** What a screen reader says instead of label and description. */
  readonly accessibleLabel: string;
  readonly command?: { readonly id: string; readonly title: string };
}
