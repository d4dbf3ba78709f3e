"use strict";
// Parts of the SDK that are replaced as they load, so that it meets our monitor and nothing listens, whatever the SDK's
// version and however many copies of it the program has. Providers that are not installed are stood in for on the way.

const { Module } = require("module");
const path = require("path");

const { providerOf } = require("./stand_in.js");

const SDK = `${path.sep}@pulumi${path.sep}pulumi${path.sep}`;
// A secret's stand-in is of no other type than text either.
const STOOD_IN = /^Config(?:Missing|Type)Error$/;

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
        } catch (error) {
          if (!STOOD_IN.test(error.constructor.name)) throw error;
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

module.exports = { found, hook, seams };
