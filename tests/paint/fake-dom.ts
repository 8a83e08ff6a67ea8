/** As much of a document as D3's joins and the painter use, so that they can be watched without a browser. */
export class FakeText {
  parentNode: FakeElement | null = null;
  readonly nodeType = 3;
  nodeValue: string;

  constructor(text: string) {
    this.nodeValue = text;
  }

  get textContent(): string {
    return this.nodeValue;
  }

  get nextSibling(): FakeNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }
}

type FakeNode = FakeElement | FakeText;

export class FakeElement {
  readonly tagName: string;
  readonly namespaceURI: string;
  readonly ownerDocument = fakeDocument;
  parentNode: FakeElement | null = null;
  childNodes: FakeNode[] = [];
  /** How often anything of it was written. */
  writes = 0;
  #attributes = new Map<string, string>();

  constructor(namespace: string, tagName: string) {
    this.namespaceURI = namespace;
    this.tagName = tagName;
  }

  get children(): FakeElement[] {
    return this.childNodes.filter((node) => node instanceof FakeElement);
  }

  readonly nodeType = 1;

  get firstChild(): FakeNode | null {
    return this.childNodes[0] ?? null;
  }

  get nextSibling(): FakeNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }

  getAttributeNames(): string[] {
    return [...this.#attributes.keys()];
  }

  setAttribute(name: string, value: string): void {
    this.writes += 1;
    this.#attributes.set(name, value);
  }

  removeAttribute(name: string): void {
    this.writes += 1;
    this.#attributes.delete(name);
  }

  set textContent(text: string) {
    this.replaceChildren(new FakeText(text));
  }

  get textContent(): string {
    return this.childNodes.map((node) => node.textContent).join('');
  }

  replaceChildren(...nodes: FakeNode[]): void {
    this.writes += 1;
    for (const node of this.childNodes) node.parentNode = null;
    this.childNodes = [];
    for (const node of nodes) this.insertBefore(node, null);
  }

  appendChild<N extends FakeNode>(node: N): N {
    return this.insertBefore(node, null);
  }

  insertBefore<N extends FakeNode>(node: N, next: FakeNode | null): N {
    node.parentNode?.removeChild(node);
    const at = next ? this.childNodes.indexOf(next) : this.childNodes.length;
    this.childNodes.splice(at, 0, node);
    node.parentNode = this;
    return node;
  }

  removeChild(node: FakeNode): void {
    this.childNodes.splice(this.childNodes.indexOf(node), 1);
    node.parentNode = null;
  }

  querySelectorAll(selector: string): FakeElement[] {
    if (selector !== ':scope > *') throw new Error(`${selector} isn't faked`);
    return this.children;
  }

  /** 4: the other one follows; 2: it comes before. Siblings only. */
  compareDocumentPosition(other: FakeElement): number {
    const siblings = this.parentNode!.childNodes;
    return siblings.indexOf(other) > siblings.indexOf(this) ? 4 : 2;
  }
}

export const fakeDocument = {
  createElementNS: (namespace: string, name: string) => new FakeElement(namespace, name),
  createTextNode: (text: string) => new FakeText(text),
};

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The element with all that is in it, as markup; attributes in the order in which they were first set, or by name. */
export function serialized(node: FakeNode, order: 'as set' | 'by name' = 'as set'): string {
  if (node instanceof FakeText) return escape(node.textContent);
  const names = node.getAttributeNames();
  const list = (order === 'by name' ? names.sort() : names).map(
    (name) => ` ${name}="${escape(node.getAttribute(name)!)}"`,
  );
  const inner = node.childNodes.map((child) => serialized(child, order)).join('');
  return `<${node.tagName}${list.join('')}>${inner}</${node.tagName}>`;
}
