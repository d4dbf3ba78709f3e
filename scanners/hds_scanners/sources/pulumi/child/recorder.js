"use strict";
// Run a Pulumi program in JavaScript or TypeScript against a monitor of ours, and write down what it registers.
//
// Run by Node.js, never imported: `node recorder.js < job.json`, with the number of a pipe in the job. Writes the lines that
// `recorder.py` writes: `{"kind": "resource" | "placeholder" | "invoke" | "missing" | "stand_in" | "end", …}`.
//
// The SDK makes its clients from classes of its own modules: those are replaced as they load, so that nothing listens and
// nothing can be reached, whatever the SDK's version and however many copies of it the program has.

const fs = require("fs");
const { createRequire, Module } = require("module");
const path = require("path");
const { pathToFileURL } = require("url");

const { confine, refusal } = require("./confinement.js");
const { policyDocument } = require("./policy_document.js");
const { StandIns, providerOf } = require("./stand_in.js");
const { Transpiler, compilerOf } = require("./transpile.js");

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270" };
const STACK = "pulumi:pulumi:Stack";
const SDK = `${path.sep}@pulumi${path.sep}pulumi${path.sep}`;
const DEEPEST = 60;
const MOST_FRAMES = 10;
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

/** What a program's SDKs declare, by the declaration files beside their code: names and types of outputs. */
class Declarations {
  constructor() {
    this.files = new Map();
    this.known = new Map();
  }

  /** Remember which file asked for a token; it is the first of an SDK on the way from the program. */
  note(token, frames) {
    if (this.files.has(token)) return;
    const file = frames.map(([name]) => name).find((name) => !name.includes(SDK));
    if (file !== undefined && file.includes(`${path.sep}node_modules${path.sep}`)) this.files.set(token, file);
  }

  /** Types of the outputs of a resource by their names; undefined when nothing declares them. */
  outputs(token) {
    return this.members(token, /class \w+ extends [\s\S]*?\n}/, /^ {4}readonly (\w+): pulumi\.Output<([^;]*)>;/gm);
  }

  /** Types of the fields of a lookup's result. */
  results(token) {
    return this.members(token, /interface \w+Result {[\s\S]*?\n}/, /^ {4}readonly (\w+)\??: ([^;]*);/gm);
  }

  members(token, block, member) {
    if (!this.known.has(token)) {
      let found;
      try {
        const text = readFileSync(this.files.get(token).replace(/\.[cm]?js$/, ".d.ts"), "utf8");
        const inside = block.exec(text);
        if (inside !== null) found = new Map([...inside[0].matchAll(member)].map(([, name, type]) => [name, type]));
      } catch {
        found = undefined;
      }
      this.known.set(token, found);
    }
    return this.known.get(token);
  }
}

const isText = (type) => /^string(?: \| undefined)?$/.test(type);

/** Answers the SDK as the engine's resource monitor does. */
class Monitor {
  constructor({ job, record, placeholders, declarations, callbacks }) {
    this.job = job;
    this.record = record;
    this.placeholders = placeholders;
    this.declarations = declarations;
    this.callbacks = callbacks;
    this.waiting = new Map();
    this.states = new Map();
    this.transforms = [];
  }

  /** Messages of the SDK's protocol, once there is an SDK. */
  speak({ resource, provider, callback, struct, empty }) {
    this.messages = { resource, provider, callback, struct, empty };
  }

  /** Remember where the program asked for a resource, until the SDK registers it. */
  expect(token, name, found) {
    const key = `${token}\n${name}`;
    this.waiting.set(key, [...(this.waiting.get(key) || []), found]);
    this.declarations.note(token, found);
  }

  // -- what the monitor can do -----------------------------------------------------------------------------------------

  async supportsFeature(request) {
    const answer = new this.messages.resource.SupportsFeatureResponse();
    answer.setHassupport(request.getId() !== "outputValues");
    return answer;
  }

  async registerResource(request) {
    const urn = this.urn(request);
    const inputs = await this.transformed(request, plain(request.getObject()));
    this.note(urn, request, inputs, {});
    let outputs = {};
    let identifier = "";
    if (request.getCustom()) {
      outputs = { ...inputs, ...this.computed(urn, request.getType(), inputs) };
      identifier = this.job.placeholders ? this.placeholders.text("id", { urn, attribute: "id" }) : "";
    }
    this.states.set(urn, { urn, id: identifier, state: outputs });
    const answer = new this.messages.resource.RegisterResourceResponse();
    answer.setUrn(urn);
    answer.setId(identifier);
    answer.setObject(this.struct(outputs));
    return answer;
  }

  async readResource(request) {
    const urn = this.urn(request);
    const state = plain(request.getProperties());
    const id = request.getId();
    this.note(urn, request, { ...state, id }, { external: true });
    const outputs = { ...state, ...this.computed(urn, request.getType(), state) };
    this.states.set(urn, { urn, id, state: outputs });
    const answer = new this.messages.resource.ReadResourceResponse();
    answer.setUrn(urn);
    answer.setProperties(this.struct(outputs));
    return answer;
  }

  async registerStackTransform(request) {
    this.transforms.push(request.getToken());
    return new this.messages.empty.Empty();
  }

  async registerPackage(request) {
    const answer = new this.messages.resource.RegisterPackageResponse();
    answer.setRef(`${request.getName()}-${request.getVersion()}`);
    return answer;
  }

  /** A method of a remote component: not seen. */
  async call(request) {
    this.record.write("invoke", { token: request.getTok(), answered: false });
    return new this.messages.provider.CallResponse();
  }

  /** Answer a lookup, without looking anything up. */
  async invoke(request) {
    const token = request.getTok();
    const given = plain(request.getArgs());
    const answer = new this.messages.provider.InvokeResponse();
    const known = token === "pulumi:pulumi:getResource" && { id: "", state: {}, ...given, ...this.states.get(given.urn) };
    answer.setReturn(this.struct(known || this.answer(token, given)));
    return answer;
  }

  // -- answers ---------------------------------------------------------------------------------------------------------

  answer(token, given) {
    const last = token.slice(token.lastIndexOf(":") + 1);
    const madeUp = (name) => this.placeholders.text(name, { token, attribute: name });
    if (token.startsWith("aws:iam") && last === "getPolicyDocument") {
      const json = JSON.stringify(policyDocument(given));
      return { ...given, json, minifiedJson: json, id: "policy" };
    }
    const configured = this.job.configuration["aws:region"] || "";
    if (token.startsWith("aws:") && last === "getRegion") {
      const region = configured || madeUp("region");
      return { name: region, id: region, region, description: region };
    }
    if (token.startsWith("aws:") && last === "getCallerIdentity") {
      const accountId = madeUp("accountId");
      return { accountId, id: accountId, arn: madeUp("arn"), userId: madeUp("userId") };
    }
    this.record.write("invoke", { token, answered: false });
    if (last === "getAvailabilityZones") {
      const zones = [..."abc"].map((letter) => (configured ? `${configured}${letter}` : madeUp("zone")));
      return { ...given, names: zones, zoneIds: zones, id: madeUp("id") };
    }
    const found = { id: madeUp("id") };
    for (const [name, type] of this.declarations.results(token) || []) {
      if (isText(type)) found[name] = madeUp(name);
      else if (type === "string[]") found[name] = this.placeholders.texts(name, { token, attribute: name });
    }
    return { ...found, ...given };
  }

  computed(urn, token, inputs) {
    if (!this.job.placeholders || token.startsWith("pulumi:")) return {};
    const found = {};
    for (const [name, type] of this.declarations.outputs(token) || [["arn", "string"]]) {
      if (name in inputs) continue;
      if (isText(type)) found[name] = this.placeholders.text(name, { urn, attribute: name });
      else if (type === "string[]") found[name] = this.placeholders.texts(name, { urn, attribute: name });
    }
    return found;
  }

  struct(values) {
    return this.messages.struct.Struct.fromJavaScript(JSON.parse(JSON.stringify(values)));
  }

  // -- notes -----------------------------------------------------------------------------------------------------------

  urn(request) {
    const above = (request.getParent().split("::")[2] || "").replace(STACK, "");
    const type = above ? `${above}$${request.getType()}` : request.getType();
    return `urn:pulumi:${this.job.stack}::${this.job.project}::${type}::${request.getName()}`;
  }

  note(urn, request, inputs, { external = false }) {
    const token = request.getType();
    const [found = [], ...others] = this.waiting.get(`${token}\n${request.getName()}`) || [];
    this.waiting.set(`${token}\n${request.getName()}`, others);
    const entries = (map) => (map ? map.toArray() : []);
    const depends = request.getPropertydependenciesMap ? request.getPropertydependenciesMap() : undefined;
    this.record.write("resource", {
      urn,
      type: token,
      custom: request.getCustom ? request.getCustom() : true,
      remote: request.getRemote ? request.getRemote() : false,
      external,
      inputs: withoutSecrets(inputs),
      parent: request.getParent(),
      provider: request.getProvider(),
      providers: Object.fromEntries(entries(request.getProvidersMap && request.getProvidersMap())),
      propertyDependencies: Object.fromEntries(
        [...(depends ? depends.entries() : [])].map(([name, value]) => [name, value.getUrnsList()]),
      ),
      positions: found
        .filter(([file]) => !file.includes(`${path.sep}node_modules${path.sep}`))
        .slice(0, MOST_FRAMES)
        .map(([file, line]) => [pathToFileURL(file).href, line]),
    });
  }

  /** The inputs after the transforms of the resource and of the stack, which the SDK holds in this process. */
  async transformed(request, inputs) {
    if (request.getType() === STACK || !request.getTransformsList) return inputs;
    for (const callback of [...request.getTransformsList().map((item) => item.getToken()), ...this.transforms]) {
      const asked = new this.messages.resource.TransformRequest();
      asked.setType(request.getType());
      asked.setName(request.getName());
      asked.setCustom(request.getCustom());
      asked.setParent(request.getParent());
      asked.setProperties(this.struct(inputs));
      const answered = await this.callbacks.ask(callback, asked.serializeBinary());
      inputs = plain(this.messages.resource.TransformResponse.deserializeBinary(answered).getProperties());
    }
    return inputs;
  }
}

/** The SDK's own functions that the monitor may call, held where its server would have been. */
class Callbacks {
  constructor() {
    this.services = [];
  }

  /** Call one by its token. */
  ask(token, content) {
    const request = { getToken: () => token, getRequest: () => content, getRequest_asU8: () => content };
    return new Promise((resolve, reject) => {
      for (const service of this.services) {
        service.invoke({ request }, (error, answer) => (error ? reject(error) : resolve(answer.getResponse_asU8())));
      }
    });
  }

  /** What the SDK takes for a server. */
  server() {
    const { services } = this;
    return class {
      http2Servers = new Map();
      addService(_, service) {
        services.push(service);
      }
      bindAsync(_, __, done) {
        setImmediate(done, null, 1);
      }
      start() {}
      forceShutdown() {}
    };
  }
}

/** Takes what the program logs and keeps none of it: it may hold secrets. */
class Engine {
  constructor() {
    this.root = "";
  }

  speak({ engine, empty }) {
    this.messages = { engine, empty };
  }

  async getRootResource() {
    const answer = new this.messages.engine.GetRootResourceResponse();
    answer.setUrn(this.root);
    return answer;
  }

  async setRootResource(request) {
    this.root = request.getUrn();
    return new this.messages.engine.SetRootResourceResponse();
  }
}

/** A class of clients in the manner of the SDK's, each method of which asks `answering`, or gets an empty answer. */
function clientOf(answering) {
  const methods = new Map();
  const client = new Proxy({}, {
    get: (_, name) => {
      if (typeof name === "symbol" || name === "then") return undefined;
      if (name === "close") return () => undefined;
      if (!methods.has(name)) {
        methods.set(name, (request, ...others) => {
          const done = others[others.length - 1];
          const answer = async () => (answering[name] ? answering[name](request) : new answering.messages.empty.Empty());
          setImmediate(() => answer().then((value) => done(null, value), (error) => done(error)));
        });
      }
      return methods.get(name);
    },
  });
  return function Client() {
    return client;
  };
}

/** A message's fields as plain values. */
function plain(struct) {
  return struct ? struct.toJavaScript() : {};
}

/** The same with every secret replaced by its bare mark: none leaves this process. */
function withoutSecrets(value, depth = 0) {
  if (depth > DEEPEST) return null;
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, depth + 1));
  if (value === null || typeof value !== "object") return value;
  if (value[SIGNATURE] === SECRET[SIGNATURE]) return SECRET;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutSecrets(item, depth + 1)]));
}

/** The files and lines on the way here, innermost first, as the authors wrote them. */
function frames(transpiler) {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = 100;
  Error.prepareStackTrace = (_, sites) => sites;
  const sites = new Error().stack;
  Error.prepareStackTrace = prepareStackTrace;
  Error.stackTraceLimit = stackTraceLimit;
  return sites
    .map((site) => [site.getFileName(), site.getLineNumber(), site.getColumnNumber()])
    .filter(([file]) => typeof file === "string" && path.isAbsolute(file) && !file.startsWith(__dirname))
    .map(([file, line, column]) => [file, transpiler.original(file, line, column)]);
}

/** Let required configuration that no stack file gives be a placeholder: the program shall be seen all the same. */
function standInForMissing(config, sdk, placeholders, record) {
  const kinds = { "": (key) => placeholders.text(key, { config: key }), Number: () => 1, Boolean: () => false, Object: () => ({}) };
  for (const [kind, make] of Object.entries(kinds)) {
    for (const secret of [false, true]) {
      const name = secret ? `requireSecret${kind}` : `require${kind}`;
      const original = config.prototype[name];
      if (typeof original !== "function") continue;
      config.prototype[name] = function (key, ...others) {
        try {
          return original.call(this, key, ...others);
        } catch {
          const full = `${this.name}:${key}`;
          record.write("missing", { key: full });
          return secret ? sdk().secret(make(full)) : make(full);
        }
      };
    }
  }
}

/** Parts of the SDK, by the end of their file's name, and what takes their place as they load. */
function seams({ monitor, engine, callbacks, transpiler, placeholders, record, sdk }) {
  const asked = (exported, name, noted) => {
    const original = exported[name];
    if (typeof original !== "function") return;
    exported[name] = function (...given) {
      noted(given, frames(transpiler));
      return original.apply(this, given);
    };
  };
  return {
    [path.join("proto", "resource_grpc_pb.js")]: (exported) => (exported.ResourceMonitorClient = clientOf(monitor)),
    [path.join("proto", "engine_grpc_pb.js")]: (exported) => (exported.EngineClient = clientOf(engine)),
    [path.join("proto", "callback_grpc_pb.js")]: (exported) => {
      exported.CallbacksClient = class {
        invoke(_, done) {
          setImmediate(done, { details: "callback not found: " }); // What the SDK waits for to know that its server runs.
        }
        close() {}
      };
    },
    [path.join("runtime", "resource.js")]: (exported) => {
      for (const name of ["registerResource", "readResource"]) {
        asked(exported, name, (given, found) => {
          // Newer SDKs pass the parent before the type.
          const [token, own] = typeof given[1] === "string" ? given.slice(1, 3) : given.slice(2, 4);
          monitor.expect(token, own, found);
        });
      }
    },
    [path.join("runtime", "invoke.js")]: (exported) => {
      for (const name of ["invoke", "invokeOutput", "invokeSingle", "invokeSingleOutput"]) {
        asked(exported, name, ([token], found) => monitor.declarations.note(token, found));
      }
    },
    // The code of a function says nothing about resources, and is found by ways that are closed here.
    [path.join("runtime", "closure", "serializeClosure.js")]: (exported) => {
      exported.serializeFunction = async () => ({ text: "// left out", exportName: "handler", containsSecrets: false });
      exported.serializeFunctionAsync = async () => "// left out";
    },
    [path.join("runtime", "closure", "codePaths.js")]: (exported) => (exported.computeCodePaths = async () => new Map()),
    "config.js": (exported) => standInForMissing(exported.Config, sdk, placeholders, record),
  };
}

/** Replace parts of the SDK as they load, and stand in for providers that are not installed. */
function hook(replaced, callbacks, standIns) {
  const load = Module.prototype.load;
  Module.prototype.load = function (file) {
    load.call(this, file);
    const position = file.lastIndexOf(SDK);
    const replace = position < 0 ? undefined : replaced[file.slice(position + SDK.length)];
    if (replace !== undefined) replace(this.exports);
    if (file.endsWith(path.join("@grpc", "grpc-js", "build", "src", "index.js"))) {
      this.exports = Object.create(this.exports, { Server: { value: callbacks.server(), enumerable: true } });
    }
  };
  const require = Module._load;
  Module._load = function (request, parent, ...others) {
    const provider = providerOf(request);
    if (provider !== undefined) {
      try {
        Module._resolveFilename(request, parent, false);
      } catch (error) {
        if (error.code === "MODULE_NOT_FOUND" && !found(`${provider.root}/package.json`, parent)) return standIns().module(provider);
        throw error;
      }
    }
    return require.call(this, request, parent, ...others);
  };
}

/** Whether a module is there for another, or for a folder. */
function found(request, parent, ...options) {
  try {
    Module._resolveFilename(request, parent, false, ...options);
    return true;
  } catch (error) {
    return error.code !== "MODULE_NOT_FOUND";
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
