import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** For each file or folder, those that it imports. */
export type ImportGraph = Map<string, Set<string>>;

const IMPORT = /\b(?:from|import)\s*\(?\s*"(\.[^"]+)"/g;

/** Every .ts and .tsx file below a folder, by its path relative to it, with its text. */
export function readSources(root: string): Map<string, string> {
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));
  return new Map(names.map((name) => [name, readFileSync(join(root, name), "utf8")]));
}

/** The imports between files, also those of types only; styles and packages are left out. */
export function fileGraph(sources: ReadonlyMap<string, string>): ImportGraph {
  const graph: ImportGraph = new Map();
  for (const [file, text] of sources) {
    const imported = [...text.matchAll(IMPORT)].map((match) => normalize(join(dirname(file), match[1]!)));
    const candidates = imported.flatMap((path) => [path, `${path}.ts`, `${path}.tsx`]);
    graph.set(file, new Set(candidates.filter((path) => sources.has(path))));
  }
  return graph;
}

/** The imports between folders; files beside the folders form the folder ".". */
export function folderGraph(files: ImportGraph): ImportGraph {
  const graph: ImportGraph = new Map();
  for (const [file, imported] of files) {
    const from = dirname(file);
    const others = [...imported].map(dirname).filter((folder) => folder !== from);
    graph.set(from, new Set([...(graph.get(from) ?? []), ...others]));
  }
  return graph;
}

/** One cycle as the list of its members, the first one again at the end; undefined when there is none. */
export function findCycle(graph: ImportGraph): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, path: string[]): string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...path, node]);
      if (cycle) return cycle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const cycle = visit(node, []);
    if (cycle) return cycle;
  }
  return undefined;
}
