/**
 * The few members of the browser's DOM that functions evaluated in the page use. The DOM's own type library
 * would put hundreds of globals (`name`, `event`, `document` …) within reach of the whole project.
 */
export interface PageElement {
  readonly id: string;
  readonly textContent: string;
  readonly ownerDocument: PageDocument;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  getBoundingClientRect(): PageBox;
}

/** A rectangle in page pixels. */
export interface PageBox {
  readonly x: number;
  readonly y: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A text node: `data` is its text. */
export interface PageText {
  readonly data: string;
}

interface PageDocument {
  /** With 4 (`NodeFilter.SHOW_TEXT`) the walker visits text nodes only. */
  createTreeWalker(root: PageElement, whatToShow: 4): { nextNode(): PageText | null };
  createRange(): {
    setStart(node: PageText, offset: number): void;
    setEnd(node: PageText, offset: number): void;
    getBoundingClientRect(): PageBox;
  };
}
