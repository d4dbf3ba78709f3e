"use strict";
// Run a Pulumi program in JavaScript or TypeScript against a monitor of ours, and write down what it registers.
//
// Run by Node.js, never imported: `node recorder.js < job.json`, with the number of a pipe in the job. Writes the lines that
// `recorder.py` writes: `{"kind": "resource" | "placeholder" | "invoke" | "missing" | "stand_in" | "end", …}`.

const fs = require("fs");
const { createRequire } = require("module");
const path = require("path");

const { confine, refusal } = require("./confinement.js");
const { Callbacks, Declarations, Engine, Monitor } = require("./monitor.js");
const { found, hook, seams } = require("./seams.js");
const { StandIns } = require("./stand_in.js");
const { Transpiler, compilerOf } = require("./transpile.js");

const NAME = /^[\w$]{1,60}$/;
const { readFileSync, writeSync } = fs;
const leave = process.reallyExit.bind(process);

/** The lines that the parent reads. */
class Record {
  constructor(pipe) {
    this.pipe = pipe;
  }

  write(kind, members) {
    let line = Buffer.from(`${JSON.stringify({ kind, ...members })}\n`);
    while (line.length) line = line.subarray(writeSync(this.pipe, line));
  }
}

/** Texts that stand for values which only a deployment or a lookup knows. */
class Placeholders {
  constructor(record) {
    this.record = record;
    this.count = 0;
    this.lists = 0;
  }

  /** A text that looks like the real thing and can be told again; `meaning` is written to the record. */
  text(name, meaning) {
    this.count += 1;
    const mark = `zq${this.count.toString(16).padStart(5, "0")}qz`;
    const lowered = name.toLowerCase();
    let value = mark;
    if (lowered.endsWith("arn")) value = `arn:aws:placeholder:eu-west-3:123456789012:${mark}`;
    else if (/(?:url|endpoint)$|^uri$/.test(lowered)) value = `https://${mark}.example.com`;
    else if (lowered.endsWith("domain")) value = `${mark}.example.com`;
    this.record.write("placeholder", { mark, value, ...meaning });
    return value;
  }

  /** A list of such texts, of which nobody knows how many there are. */
  texts(name, meaning) {
    this.lists += 1;
    return [0, 1, 2].map(() => this.text(name, { ...meaning, list: this.lists }));
  }
}

/** What may be said of an error: never its text, which may quote a secret. */
function told(error, folder, transpiler) {
  const name = error && (error.constructor && error.constructor !== Error ? error.constructor.name : error.name);
  const members = { error: NAME.test(name || "") ? name : "Error", ...where(error, folder, transpiler) };
  const refused = refusal(error);
  if (refused !== undefined) return { ...members, refused };
  if (error && /^(?:ERR_)?MODULE_NOT_FOUND$/.test(error.code)) {
    members.error = "ModuleNotFound";
    const [, name = ""] = /^Cannot find (?:module|package) '([\w@./ -]+)'/.exec(error.message) || [];
    const [own] = /^(?:@[\w.-]+\/)?[\w-][\w.-]*/.exec(name) || [];
    if (own !== undefined && !found(`${own}/package.json`, null, { paths: [folder] })) members.package = own;
    else if (name) members.absent = path.isAbsolute(name) ? path.relative(folder, name) : name;
  }
  return members;
}

/** File and line of the program that an error comes from. */
function where(error, folder, transpiler) {
  const places = error && error.place ? [error.place] : [];
  const stack = String((error && error.stack) || "");
  const first = error instanceof SyntaxError ? /^(\/[^\n]*?):(\d+)\n/.exec(stack) : null;
  if (first !== null) places.push([first[1], transpiler.original(first[1], Number(first[2]), 1)]);
  for (const [, file, line, column] of stack.matchAll(/(?:\(|at |file:\/\/)(\/[^\n()]*?):(\d+):(\d+)/g)) {
    places.push([file, transpiler.original(file, Number(line), Number(column))]);
  }
  for (const [file, line] of places) {
    if (file.startsWith(folder + path.sep) && !file.includes("node_modules")) return { file: path.relative(folder, file), line };
  }
  return { file: "", line: 0 };
}

/** The file or folder to load: Pulumi.yaml's `main`, else what package.json names, else the folder. */
function entryOf(job, transpiler) {
  if (job.program !== job.folder) return job.program;
  const { exports: exported, main } = transpiler.manifest(job.folder);
  const own = exported && typeof exported === "object" ? exported["."] : exported;
  const chosen = own && typeof own === "object" ? own.default || own.require || own.import : own;
  const named = exported ? chosen : main;
  const file = typeof named === "string" ? path.join(job.folder, named) : job.folder;
  return fs.existsSync(file) ? file : job.folder;
}

/** What a module exports once it is done; a folder's is its index. */
async function exportsOf(entry, own, transpiler) {
  let file = entry;
  if (fs.existsSync(entry) && fs.statSync(entry).isDirectory()) {
    file = entry + path.sep;
    const index = ["index.js", "index.mjs", "index.ts", "index.mts"].map((name) => path.join(entry, name));
    if (transpiler.manifest(entry).type === "module") file = index.find((name) => fs.existsSync(name)) || file;
  }
  const resolved = own.resolve(file);
  const exported = own(resolved);
  const loaded = own.cache[resolved];
  if (loaded && loaded.finished) {
    await loaded.finished;
    return loaded.exports;
  }
  return exported;
}

function main() {
  const job = JSON.parse(readFileSync(0, "utf8"));
  const record = new Record(job.pipe);
  const placeholders = new Placeholders(record);
  const own = createRequire(path.join(job.folder, "program.js"));
  const sdkFile = () => own.resolve("@pulumi/pulumi");
  const sdk = () => own("@pulumi/pulumi");
  const callbacks = new Callbacks();
  const monitor = new Monitor({ job, record, placeholders, declarations: new Declarations(), callbacks });
  const engine = new Engine();
  const transpiler = new Transpiler({ folder: job.folder, compiler: compilerOf(own, () => path.dirname(sdkFile())) });
  let standIns;
  const standing = () =>
    (standIns = standIns || new StandIns({
      pulumi: sdk(),
      text: (name, meaning) => placeholders.text(name, meaning),
      texts: (name, meaning) => placeholders.texts(name, meaning),
      placeholders: job.placeholders,
      told: (name) => record.write("stand_in", { package: name }),
    }));

  let end = null;
  const finish = (members) => {
    record.write("end", members);
    leave(0);
  };
  const failed = (error) => {
    end = end || told(error, job.folder, transpiler);
  };
  const configuration = { ...job.configuration };
  for (const key of job.secrets) configuration[key] = placeholders.text("secret", { secret: key });
  Object.assign(process.env, {
    PULUMI_NODEJS_PROJECT: job.project,
    PULUMI_NODEJS_STACK: job.stack,
    PULUMI_NODEJS_DRY_RUN: "true",
    PULUMI_NODEJS_ORGANIZATION: "organization",
    PULUMI_NODEJS_ROOT_DIRECTORY: job.folder,
    // Never connected to, but the SDK wants them.
    PULUMI_NODEJS_MONITOR: "recorder",
    PULUMI_NODEJS_ENGINE: "recorder",
    PULUMI_CONFIG: JSON.stringify(configuration),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(job.secrets),
  });
  process.chdir(job.folder);
  // Between the program and what fails there may be more of the interpreter's functions than are kept by default.
  Error.stackTraceLimit = 50;
  process.argv = [process.argv[0], job.program];
  hook(seams({ monitor, engine, callbacks, transpiler, placeholders, record, sdk }), callbacks, standing);
  transpiler.install({ typed: job.typescript !== false });
  confine([...job.readable, job.temporary, __dirname]);
  let root;
  try {
    root = path.dirname(sdkFile());
    sdk();
  } catch (error) {
    finish({ package: "@pulumi/pulumi", ...told(error, job.folder, transpiler) });
    return;
  }
  const near = createRequire(path.join(root, "index.js"));
  const message = (name) => near(`./proto/${name}_pb`);
  const messages = {
    resource: message("resource"),
    provider: message("provider"),
    engine: message("engine"),
    struct: near("google-protobuf/google/protobuf/struct_pb.js"),
    empty: near("google-protobuf/google/protobuf/empty_pb.js"),
  };
  monitor.speak(messages);
  engine.speak(messages);

  process.on("uncaughtException", failed);
  process.on("unhandledRejection", failed);
  const left = () => finish({ ...told(new Error("left"), job.folder, transpiler), error: "SystemExit" });
  process.exit = left;
  process.reallyExit = left;
  process.abort = left;
  let settled = false;
  const run = async () => {
    const entry = entryOf(job, transpiler);
    let exported = await exportsOf(entry, own, transpiler);
    if (transpiler.manifest(job.folder).type === "module" && exported && exported.default !== undefined) exported = exported.default;
    return typeof exported === "function" ? exported() : exported;
  };
  sdk()
    .runtime.runInPulumiStack(run)
    .catch(failed)
    .then(() => (settled = true));
  process.on("beforeExit", () => finish(end || (settled ? { error: null } : { error: "UnsettledPromise", file: "", line: 0 })));
}

main();
