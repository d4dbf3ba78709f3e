"use strict";
// Stand in for a provider's SDK that is not installed: any class is a resource, and takes what the program passes.
//
// SDKs are large (100 MB and more) and add little to what a program writes: a check that required properties are there. A
// stand-in has it not, nor the values behind named constants; that it was used is told.

// Libraries of Pulumi's own that are no provider's SDK.
const NO_PROVIDER = new Set(["pulumi", "policy", "esc-sdk", "query", "sdk"]);
// Packages whose resources are components made elsewhere.
const COMPONENTS = new Set(["awsx", "eks", "aws-apigateway", "synced-folder", "cloud", "cloud-aws", "aws-serverless"]);
// Modules of the SDKs for Node.js whose tokens have other spellings.
const MODULES = { cloudproject: "CloudProject", cloudprojectdatabase: "CloudProjectDatabase", iploadbalancing: "IpLoadBalancing" };
const UNSPLIT = new Set(["azure-native", "aws-native", "google-native", "kubernetes", "docker-build", "command"]);
// Classes of the SDK for Kubernetes that are components; what they make comes from charts and files.
const CHARTS = /^(?:Chart|ConfigFile|ConfigGroup|Directory)$/;
const ACTION = /^(?:on|get|create|add|build|push|publish|subscribe|attach|allow|grant)[A-Z]/;
const LOOKUP = /^(?:get|list)[A-Z]/;
// Lists of plain texts among the results of lookups.
const TEXTS = /(?:ids|names|arns|zones|addresses|blocks|cidrs|strings|aliases)$/i;
const PLURAL = /[^sui]s$|ies$/;
const UPPER = /^[A-Z]/;

/** The provider's package behind a module's name: its name on npm, its own name and the steps into it. */
function providerOf(request) {
  const match = /^@([\w.-]+)\/([\w.-]+)((?:\/[\w.-]+)*)$/.exec(request);
  if (match === null) return undefined;
  const [, scope, name, rest] = match;
  const own = scope === "pulumi" || scope === "pulumiverse" ? name : name.startsWith("pulumi-") ? name.slice(7) : "";
  if (!own || (scope === "pulumi" && NO_PROVIDER.has(own))) return undefined;
  return { root: `@${scope}/${name}`, own, steps: rest.split("/").filter((step) => step && step !== "index") };
}

function token(own, steps, name, { method = false } = {}) {
  const known = steps.filter((step) => !/^v\d+\w*$/.test(step) || own === "kubernetes");
  const first = known.length ? (own === "kubernetes" ? known.join("/") : known[0]) : "index";
  const module = MODULES[first] || first;
  if (UNSPLIT.has(own) || COMPONENTS.has(own)) return `${own}:${module}:${name}`;
  return `${own}:${module}/${method ? name : name[0].toLowerCase() + name.slice(1)}:${name}`;
}

class StandIns {
  /** `text(name, meaning)` makes a marked text, `texts(name, meaning)` a list of them, `told(package)` is called once for each package stood in for. */
  constructor({ pulumi, text, texts, told, placeholders }) {
    this.pulumi = pulumi;
    this.text = text;
    this.texts = texts;
    this.told = told;
    this.placeholders = placeholders;
    this.roots = new Set();
    this.made = new Map();
  }

  /** The module that stands for a provider's. */
  module({ root, own, steps }) {
    if (!this.roots.has(root)) this.told(root);
    this.roots.add(root);
    const key = [root, ...steps].join("/");
    if (!this.made.has(key)) this.made.set(key, this.namespace(own, steps));
    return this.made.get(key);
  }

  namespace(own, steps) {
    const members = new Map();
    const get = (_, name) => {
      if (typeof name === "symbol" || name === "then" || name === "toJSON") return undefined;
      if (name === "__esModule") return true;
      if (name === "default") return proxy;
      if (name.startsWith("__")) return undefined;
      if (!members.has(name)) members.set(name, this.member(own, steps, name));
      return members.get(name);
    };
    // Arrow functions have no members that a proxy would have to show: any name may be made up.
    const proxy = new Proxy(() => undefined, {
      get,
      set: (_, name, value) => members.set(name, value) && true,
      apply: () => this.madeUp(own, steps.join("."), "result"),
    });
    return proxy;
  }

  member(own, steps, name) {
    if (steps[steps.length - 1] === "config") return this.setting(own, name);
    if (name === "Provider") return this.provider(own);
    if (UPPER.test(name)) return this.resource(own, token(own, steps, name));
    if (LOOKUP.test(name)) {
      const plain = name.replace(/Output$/, "");
      return this.lookup(token(own, steps, plain, { method: true }), plain !== name);
    }
    return this.namespace(own, [...steps, name]);
  }

  setting(own, name) {
    const config = new this.pulumi.Config(own);
    const required = /^require([A-Z])(.*)$/.exec(name);
    return required ? () => config.require(required[1].toLowerCase() + required[2]) : config.get(name);
  }

  provider(own) {
    class Provider extends this.pulumi.ProviderResource {
      constructor(name, given, options) {
        super(own, name, given || {}, options);
      }
    }
    return this.withOutputs(Provider, this.pulumi.ProviderResource);
  }

  resource(own, type) {
    const remote = COMPONENTS.has(own) || (own === "kubernetes" && CHARTS.test(type.slice(type.lastIndexOf(":") + 1)));
    const base = remote ? this.pulumi.ComponentResource : this.pulumi.CustomResource;
    const isFunction = type === "aws:lambda/callbackFunction:CallbackFunction";
    class Resource extends base {
      constructor(name, given, options) {
        super(isFunction ? "aws:lambda/function:Function" : type, name, { ...given }, options || {}, ...(remote ? [true] : []));
      }

      static get(name, id, state, options) {
        return new this(name, state, { ...options, id });
      }

      static isInstance(value) {
        return value instanceof Resource;
      }
    }
    const statics = new Map();
    return new Proxy(this.withOutputs(Resource, base), {
      get: (target, name, receiver) => {
        if (typeof name === "symbol" || name in target || name.startsWith("__")) return Reflect.get(target, name, receiver);
        // `IPAllocationMethod.Static`: not a resource but words, which the SDK alone knows.
        if (UPPER.test(name)) {
          if (!statics.has(name)) statics.set(name, this.text(name, { token: type, attribute: name }));
          return statics.get(name);
        }
        return () => this.madeUp(own, type, name);
      },
    });
  }

  /** Let any name that nothing else has be an output of the resource. */
  withOutputs(made, base) {
    const standIns = this;
    const inherited = new Proxy(base.prototype, {
      get(target, name, receiver) {
        if (typeof name === "symbol" || name in target || /^_|^(?:then|toJSON|id|urn)$/.test(name)) {
          return Reflect.get(target, name, receiver);
        }
        if (!Object.hasOwn(receiver, "urn")) return undefined; // Still being made.
        const value = standIns.derived(receiver, name);
        Object.defineProperty(receiver, name, { value, writable: true, configurable: true, enumerable: false });
        return value;
      },
    });
    Object.setPrototypeOf(made.prototype, inherited);
    return made;
  }

  /** What a resource offers under a name: an output, something to call, or the provider of the cluster that it is. */
  derived(resource, name) {
    const output = () => this.deep((part) => this.output(resource, part), name);
    if (ACTION.test(name)) return output;
    if (name === "provider") return new this.pulumi.ProviderResource("kubernetes", `${resource.__name || "cluster"}-provider`, {}, { parent: resource });
    return output();
  }

  /** An output that nobody passed: a marked text that is known when the resource is. */
  output(resource, name) {
    const { Output, all } = this.pulumi;
    const made = TEXTS.test(name) ? this.texts : this.text;
    if (this.placeholders) return all([resource.urn]).apply(([urn]) => made(name, { urn, attribute: name }));
    const no = Promise.resolve(false);
    return new Output(resource, Promise.resolve(undefined), no, no, Promise.resolve([resource]));
  }

  /** An output whose members are outputs too: what is inside is the SDK's to know. */
  deep(make, name) {
    return new Proxy(make(name), {
      get: (target, member) => {
        if (typeof member === "symbol" || member in target || member.startsWith("__")) return Reflect.get(target, member);
        return this.deep(make, /^\d+$/.test(member) ? name : `${name}.${member}`);
      },
    });
  }

  madeUp(own, type, name) {
    return this.deep((part) => this.pulumi.output(this.text(part, { token: type || own, attribute: part })), name);
  }

  lookup(type, output) {
    const ask = (given, options) =>
      Promise.resolve(this.pulumi.runtime.invoke(type, { ...given }, options || {})).then((result) => this.answer(type, result));
    if (!output) return ask;
    return (given, options) => this.pulumi.output(given || {}).apply((known) => ask(known, options));
  }

  /** The result of a lookup; a field that nobody answered is a marked text, or a few of them. */
  answer(type, result) {
    return new Proxy({ ...result }, {
      get: (target, name) => {
        // The SDK takes everything apart but resources: apart, what nobody answered would be lost.
        if (name === "__pulumiResource") return true;
        if (typeof name === "symbol" || /^(?:__|then$|toJSON$)/.test(name)) return Reflect.get(target, name);
        if (target[name] === undefined || target[name] === null) target[name] = this.field(type, name);
        return target[name];
      },
    });
  }

  field(type, name) {
    const meaning = { token: type, attribute: name };
    if (TEXTS.test(name)) return this.texts(name, meaning);
    return PLURAL.test(name) ? [0, 1, 2].map(() => this.madeUp("", type, name)) : this.text(name, meaning);
  }
}

module.exports = { StandIns, providerOf };
