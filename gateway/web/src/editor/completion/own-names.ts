/** The names that a program gives to things itself, read from its syntax tree. */

import type { syntaxTree } from "@codemirror/language";
import type { Text } from "@codemirror/state";

type Tree = ReturnType<typeof syntaxTree>;
type SyntaxNode = Tree["topNode"];

export interface OwnName {
  name: string;
  kind: "function" | "class" | "constant" | "variable";
  /** `(x, y)`, without `self`. */
  parameters: string | undefined;
}

export interface OwnClass {
  from: number;
  to: number;
  bases: string[];
  members: Map<string, OwnName>;
}

export interface OwnNames {
  names: Map<string, OwnName>;
  classes: Map<string, OwnClass>;
  /** What is assigned to a name, such as `pygame.Rect(0, 0, 8, 8)` to `self.rect`; the first one counts. */
  values: Map<string, string>;
  /** Everything that follows a dot somewhere. */
  attributes: Set<string>;
  /** What modules are called here: `pg` → `pygame`. */
  modules: Map<string, string>;
}

const LONGEST_VALUE = 200;

function kindOf(name: string): OwnName["kind"] {
  return /^[A-Z][A-Z0-9_]*$/.test(name) ? "constant" : "variable";
}

function parametersOf(doc: Text, definition: SyntaxNode): string {
  const list = definition.getChild("ParamList");
  const text = list ? doc.sliceString(list.from, list.to) : "()";
  return text.replace(/^\(\s*self\s*(?:,\s*)?/, "(").replace(/\s+/g, " ");
}

/** The class around a place, nearest first. */
function classAround(node: SyntaxNode): SyntaxNode | null {
  for (let up = node.parent; up; up = up.parent) if (up.name === "ClassDefinition") return up;
  return null;
}

export function findOwnNames(tree: Tree, doc: Text): OwnNames {
  const found: OwnNames = {
    names: new Map(),
    classes: new Map(),
    values: new Map(),
    attributes: new Set(),
    modules: new Map(),
  };
  const textOf = ({ from, to }: { from: number; to: number }) => doc.sliceString(from, to);
  const nameOf = (definition: SyntaxNode) => {
    const name = definition.getChild("VariableName");
    return name ? textOf(name) : undefined;
  };
  const ownClass = (definition: SyntaxNode): OwnClass => {
    const name = nameOf(definition) ?? "";
    const known = found.classes.get(name);
    if (known) return known;
    const bases = definition.getChild("ArgList");
    const made: OwnClass = {
      from: definition.from,
      to: definition.to,
      bases: bases
        ? textOf(bases)
            .slice(1, -1)
            .split(",")
            .map((base) => base.trim())
        : [],
      members: new Map(),
    };
    found.classes.set(name, made);
    return made;
  };
  const add = (name: string, kind: OwnName["kind"], parameters?: string) => {
    if (!found.names.has(name)) found.names.set(name, { name, kind, parameters });
  };

  const define = (definition: SyntaxNode) => {
    const name = nameOf(definition);
    if (name === undefined) return;
    const parameters = parametersOf(doc, definition);
    const around = classAround(definition);
    const isMethod = around !== null && definition.parent?.parent === around;
    if (isMethod) ownClass(around).members.set(name, { name, kind: "function", parameters });
    else add(name, "function", parameters);
    for (const each of definition.getChild("ParamList")?.getChildren("VariableName") ?? []) {
      const parameter = textOf(each);
      if (parameter !== "self") add(parameter, "variable");
    }
  };
  const assign = (statement: SyntaxNode) => {
    const value = statement.lastChild;
    const text = value ? textOf(value).slice(0, LONGEST_VALUE) : "";
    for (
      let target = statement.firstChild;
      target && target.name !== "AssignOp";
      target = target.nextSibling
    ) {
      const name = textOf(target);
      if (target.name === "VariableName") {
        const around = classAround(statement);
        if (around && statement.parent?.parent === around) {
          ownClass(around).members.set(name, { name, kind: kindOf(name), parameters: undefined });
        } else add(name, kindOf(name));
      } else if (target.name === "MemberExpression" && name.startsWith("self.") && !name.includes(".", 5)) {
        const around = classAround(statement);
        const member = name.slice(5);
        const members = around && ownClass(around).members;
        if (members && !members.has(member)) {
          members.set(member, { name: member, kind: "variable", parameters: undefined });
        }
      }
      if (!found.values.has(name)) found.values.set(name, text);
    }
  };
  const loop = (statement: SyntaxNode) => {
    const target = statement.getChild("VariableName");
    if (!target) return;
    add(textOf(target), "variable");
    const items = statement.getChild("in")?.nextSibling;
    if (items) found.values.set(textOf(target), `each of ${textOf(items).slice(0, LONGEST_VALUE)}`);
  };
  const bring = (statement: SyntaxNode) => {
    const [, module, alias] = /^import\s+([\w.]+)(?:\s+as\s+(\w+))?/.exec(textOf(statement)) ?? [];
    if (module !== undefined) found.modules.set(alias ?? module, module);
    for (const each of statement.getChildren("VariableName")) add(textOf(each), "variable");
  };

  tree.iterate({
    enter(reference) {
      const { name } = reference;
      if (name === "FunctionDefinition") define(reference.node);
      else if (name === "ClassDefinition") {
        const own = nameOf(reference.node);
        if (own !== undefined) add(own, "class", "()");
        ownClass(reference.node);
      } else if (name === "AssignStatement") assign(reference.node);
      else if (name === "ForStatement") loop(reference.node);
      else if (name === "ImportStatement") bring(reference.node);
      else if (name === "PropertyName") found.attributes.add(textOf(reference));
    },
  });
  return found;
}
