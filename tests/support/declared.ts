import ts from 'typescript';

/** A function as it stands in a file. */
export interface Declared {
  readonly file: string;
  /** Its own name, or that of what it is given to; `(nameless)` where it has none. */
  readonly name: string;
  /** The line where it begins, from 1. */
  readonly line: number;
  readonly lines: number;
  /** Its text without comments and with one space for any run of white space: what is equal reads equal. */
  readonly body: string;
}

/** The TypeScript of a file: all of it, or what stands in the `<script>`s of a component and between the fences of a page. */
export function scriptOf(file: string, text: string): string {
  if (file.endsWith('.ts')) return text;
  const scripts = [...text.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(([, code]) => code);
  const fence = /^---\n([^]*?)\n---/.exec(text)?.[1];
  return [...(fence ? [fence] : []), ...scripts].join('\n');
}

const parse = (file: string, text: string): ts.SourceFile =>
  ts.createSourceFile(`${file}.ts`, scriptOf(file, text), ts.ScriptTarget.Latest, true);

function nameOf(node: ts.Node): string {
  const named = node as { readonly name?: ts.Node };
  if (named.name) return named.name.getText();
  const holder = node.parent as { readonly name?: ts.Node };
  return holder.name?.getText() ?? '(nameless)';
}

const squeezed = (text: string): string =>
  text
    .replace(/\/\*[^]*?\*\/|(?<!:)\/\/.*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Every function of a file, those in functions too. Of one whose body is an expression, that is its body. */
export function functionsOf(file: string, text: string): Declared[] {
  const source = parse(file, text);
  const found: Declared[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const lineAt = (at: number) => source.getLineAndCharacterOfPosition(at).line;
      const [from, to] = [lineAt(node.getStart()), lineAt(node.getEnd())];
      const body = squeezed(node.body.getText());
      found.push({ file, name: nameOf(node), line: from + 1, lines: to - from + 1, body });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What a file exports by a declaration of its own, and whether a comment of the form `/** … *\/` stands before it. */
export function exportsOf(file: string, text: string): { name: string; documented: boolean }[] {
  const source = parse(file, text);
  return source.statements.flatMap((statement) => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    const name = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map((one) => one.name.getText()).join(', ')
      : nameOf(statement);
    return [{ name, documented: ts.getJSDocCommentsAndTags(statement).length > 0 }];
  });
}

/** The sentences that a file writes: texts in quotes, and the still parts of templates, that have four words or more. */
export function sentencesOf(file: string, text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node);
    if (isText || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) {
      const said = node.text.trim();
      if (/^(?:\S+ ){5,}\S+/.test(said) && /[a-z]{3}/.test(said)) found.push(said);
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(file, text));
  return found;
}
