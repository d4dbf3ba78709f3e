"use strict";
// Load programs in TypeScript and in modules of JavaScript: each file becomes CommonJS as it is required.
//
// The compiler is the program's own, or the copy that its Pulumi SDK brings. Types are not checked. Nothing is written.

const fs = require("fs");
const { createRequire, Module, SourceMap } = require("module");
const path = require("path");
const { pathToFileURL } = require("url");

const TYPED = [".ts", ".tsx", ".mts", ".cts"];
const META = /\bimport\.meta\b/g;
// Newer versions would look at the name and the code again.
const COMMONJS = "commonjs";
const META_NAME = "__import_meta";
const read = fs.readFileSync;

class Transpiler {
  /** `compiler()` gives the TypeScript compiler, `folder` is the project's. */
  constructor({ folder, compiler }) {
    this.folder = folder;
    this.compiler = compiler;
    this.maps = new Map();
    this.manifests = new Map();
    this.settings = undefined;
  }

  /** Take part in how modules are loaded. */
  install({ typed }) {
    const extensions = Module._extensions;
    const plain = extensions[".js"];
    for (const extension of typed ? TYPED : []) extensions[extension] = (module, file) => this.load(module, file);
    extensions[".mjs"] = (module, file) => this.load(module, file);
    extensions[".js"] = (module, file) => {
      if (this.isModule(file)) return this.load(module, file);
      try {
        return plain(module, file);
      } catch (error) {
        if (error instanceof SyntaxError && /import statement|Unexpected token 'export'|import\.meta/.test(error.message)) {
          return this.load(module, file);
        }
        throw error;
      }
    };
    const resolve = Module._resolveFilename;
    Module._resolveFilename = function (request, ...others) {
      try {
        return resolve.call(this, request, ...others);
      } catch (error) {
        // `./network.js` may stand for `network.ts`.
        const match = error.code === "MODULE_NOT_FOUND" && /^(\..*)\.([cm]?)js$/.exec(request);
        for (const extension of match ? [`.${match[2]}ts`, ".tsx"] : []) {
          try {
            return resolve.call(this, match[1] + extension, ...others);
          } catch {
            continue;
          }
        }
        throw error;
      }
    };
  }

  /** Where a place in a loaded file is in what the program's authors wrote. */
  original(file, line, column) {
    const map = this.maps.get(file);
    const entry = map === undefined ? undefined : map.findEntry(line - 1, column - 1);
    return entry && entry.originalLine !== undefined ? entry.originalLine + 1 : line;
  }

  /** Whether a file of JavaScript is a module by its name or by its package. */
  isModule(file) {
    return file.endsWith(".mjs") || (file.endsWith(".js") && this.manifest(path.dirname(file)).type === "module");
  }

  /** The nearest package.json, {} without one. */
  manifest(folder) {
    if (!this.manifests.has(folder)) {
      let found;
      try {
        found = JSON.parse(read(path.join(folder, "package.json"), "utf8"));
      } catch {
        const above = path.dirname(folder);
        found = above === folder || path.basename(folder) === "node_modules" ? {} : this.manifest(above);
      }
      this.manifests.set(folder, found !== null && typeof found === "object" ? found : {});
    }
    return this.manifests.get(folder);
  }

  /** Load a file; `module.finished` is a promise where it awaits something at the top. */
  load(module, file) {
    const code = this.compiled(file);
    try {
      module._compile(code, file, COMMONJS);
    } catch (error) {
      const here = error instanceof SyntaxError && String(error.stack).startsWith(file);
      if (!here || !/\bawait\b/.test(error.message)) throw error;
      // `await` at the top: what is exported is there once the promise is kept.
      module._compile(`module.finished = (async () => {${code}\n})();`, file, COMMONJS);
    }
  }

  compiled(file) {
    const typescript = this.compiler();
    const { outputText, sourceMapText, diagnostics } = typescript.transpileModule(read(file, "utf8"), {
      // By some names the compiler would keep a module a module.
      fileName: file.replace(/\.[cm]([jt]s)$/, ".$1"),
      reportDiagnostics: true,
      compilerOptions: this.options(typescript),
    });
    const wrong = (diagnostics || []).find((item) => item.file && item.category === typescript.DiagnosticCategory.Error && item.code < 2000);
    if (wrong !== undefined) {
      const error = new SyntaxError("the file cannot be read");
      error.place = [file, wrong.file.getLineAndCharacterOfPosition(wrong.start).line + 1];
      throw error;
    }
    this.maps.set(file, new SourceMap(JSON.parse(sourceMapText)));
    if (!outputText.includes("import.meta")) return outputText;
    const meta = { url: pathToFileURL(file).href, filename: file, dirname: path.dirname(file) };
    return `const ${META_NAME} = ${JSON.stringify(meta)};${outputText.replace(META, META_NAME)}`;
  }

  options(typescript) {
    if (this.settings !== undefined) return this.settings;
    let own = {};
    const file = path.join(this.folder, "tsconfig.json");
    const given = typescript.readConfigFile(file, (name) => {
      try {
        return read(name, "utf8");
      } catch {
        return undefined;
      }
    });
    if (given.config) {
      const host = { ...typescript.sys, readDirectory: () => [], useCaseSensitiveFileNames: true };
      try {
        own = typescript.parseJsonConfigFileContent(given.config, host, this.folder).options;
      } catch {
        own = {}; // It extends what is out of reach.
      }
    }
    const { ES2020, ES2022 = ES2020, Latest } = typescript.ScriptTarget;
    const modern = own.module === undefined || own.module >= 100;
    this.settings = {
      esModuleInterop: modern && ES2022 !== ES2020,
      ...own,
      module: typescript.ModuleKind.CommonJS,
      moduleResolution: typescript.ModuleResolutionKind.NodeJs,
      target: Math.min(Math.max(own.target === undefined || own.target > Latest ? ES2020 : own.target, ES2020), ES2022),
      sourceMap: true,
      inlineSourceMap: false,
      inlineSources: false,
      declaration: false,
      declarationMap: false,
      composite: false,
      incremental: false,
      importHelpers: false,
      noEmit: false,
      noEmitHelpers: false,
      removeComments: false,
      allowJs: true,
      verbatimModuleSyntax: undefined,
      preserveValueImports: undefined,
      importsNotUsedAsValues: undefined,
      allowImportingTsExtensions: undefined,
      sourceRoot: undefined,
      mapRoot: undefined,
      outDir: undefined,
      outFile: undefined,
      out: undefined,
    };
    return this.settings;
  }
}

/** Gives the compiler of a program, else the copy inside its SDK (in the folder `sdk()`) or beside it. */
function compilerOf(own, sdk) {
  let found;
  return () => {
    if (found === undefined) {
      const tries = [
        () => own("typescript"),
        () => own(path.join(sdk(), "vendor", "typescript@3.8.3", "typescript.js")),
        () => createRequire(path.join(sdk(), "index.js"))("typescript"),
      ];
      let missing;
      for (const attempt of tries) {
        try {
          const one = attempt();
          if (typeof one.transpileModule === "function") return (found = one);
        } catch (error) {
          missing = missing || error;
        }
      }
      throw missing;
    }
    return found;
  };
}

module.exports = { Transpiler, compilerOf };
