"use strict";
// What answers the SDK in the place of the engine: resources are noted, lookups answered, transforms applied.

const fs = require("fs");
const path = require("path");
const { pathToFileURL } = require("url");

const { policyDocument } = require("./policy_document.js");

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = { [SIGNATURE]: "1b47061264138c4ac30d75fd1eb44270" };
const STACK = "pulumi:pulumi:Stack";
const SDK = `${path.sep}@pulumi${path.sep}pulumi${path.sep}`;
const DEEPEST = 60;
const MOST_FRAMES = 10;
const { readFileSync } = fs;

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
      outputs = { ...this.echoed(inputs), ...this.computed(urn, request.getType(), inputs) };
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
    const outputs = { ...this.echoed(state), ...this.computed(urn, request.getType(), state) };
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

  /** What was asked for is what comes out; in the second pass not what may hold unknown values, which would be lost. */
  echoed(inputs) {
    if (this.job.placeholders) return inputs;
    return Object.fromEntries(Object.entries(inputs).filter(([, value]) => value === null || typeof value !== "object"));
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

module.exports = { Callbacks, Declarations, Engine, Monitor };
