"use strict";
// Keep a program that is not ours to its own folder: no network, no other process, no files outside.
//
// Node's permission model, which the parent switches on, refuses files, processes, threads and addons; what it has not in
// every version is refused here: the network, signals, and links that lead out of the folders. The namespaces that the
// parent gives where the system allows it hold whatever gets past both.

const dgram = require("dgram");
const dns = require("dns");
const fs = require("fs");
const { syncBuiltinESMExports } = require("module");
const net = require("net");
const path = require("path");

// Functions of `fs` that read what a path leads to.
const READING = ["open", "readFile", "readdir", "opendir", "copyFile", "cp"];
const CHANGES = /\.?(?:rm|rmdir|unlink|rename|link|symlink|chmod|chown|lchown|mkdir|mkdtemp|truncate|utimes|lutimes|cp|copyFile)(?:Sync)? /;
const DEEP = "it reaches into the interpreter";
const DENIED = {
  FileSystemRead: "it reads files outside the project",
  FileSystemWrite: "it writes files",
  ChildProcess: "it starts other programs",
  WorkerThreads: "it starts other programs",
  Net: "it uses the network",
};

function builtin(name) {
  try {
    return require(name);
  } catch {
    return undefined; // Not in this version.
  }
}

/** The program asked for something that declaring resources does not need. */
class Refused extends Error {}
Refused.prototype.name = "Refused";

function refuse(owner, name, reason) {
  if (owner && typeof owner[name] === "function") {
    const refused = function () {
      throw new Refused(reason);
    };
    Object.defineProperty(owner, name, { value: refused, writable: true, configurable: true, enumerable: true });
  }
}

/** From here on refuse the network, signals and links that leave the folders `readable`; there is no way back. */
function confine(readable) {
  const network = "it uses the network";
  refuse(net.Socket.prototype, "connect", network);
  refuse(net.Server.prototype, "listen", network);
  refuse(net, "_createServerHandle", network);
  refuse(dgram, "_createSocketHandle", network);
  for (const name of ["bind", "connect", "send"]) refuse(dgram.Socket.prototype, name, network);
  const answering = /^(lookup|resolve|reverse)/;
  for (const owner of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
    for (const name of Object.getOwnPropertyNames(owner)) if (answering.test(name)) refuse(owner, name, network);
  }
  for (const name of ["kill", "_kill", "_debugProcess"]) refuse(process, name, "it signals other programs");
  // Ways to files that the permission model of one version or another does not watch.
  refuse(builtin("trace_events"), "createTracing", DENIED.FileSystemWrite);
  refuse(builtin("v8"), "setFlagsFromString", DEEP);
  refuse(builtin("module"), "enableCompileCache", DENIED.FileSystemWrite);
  for (const name of ["DatabaseSync", "backup"]) refuse(builtin("node:sqlite"), name, DENIED.FileSystemWrite);
  const real = fs.realpathSync.native;
  const inside = (file) => readable.some((folder) => file === folder || file.startsWith(folder + path.sep));
  const guarded = (original) =>
    function (file, ...others) {
      let target;
      try {
        target = typeof file === "number" ? undefined : real(file);
      } catch {
        target = undefined; // Not there, or refused in any case.
      }
      if (target !== undefined && !inside(target)) throw new Refused(DENIED.FileSystemRead);
      return original.call(this, file, ...others);
    };
  for (const name of READING) {
    for (const [owner, own] of [[fs, name], [fs, `${name}Sync`], [fs.promises, name]]) {
      if (typeof owner[own] === "function") owner[own] = guarded(owner[own]);
    }
  }
  syncBuiltinESMExports();
}

/** Why an error, or what it comes from, is a refusal; undefined when it is none. */
function refusal(error) {
  const seen = new Set();
  for (let cause = error; cause && typeof cause === "object" && !seen.has(cause); cause = cause.cause) {
    seen.add(cause);
    if (cause instanceof Refused) return cause.message;
    if (cause.code === "ERR_ACCESS_DENIED") {
      if (cause.permission === "FileSystemWrite" && CHANGES.test(String(cause.stack).replace(/\(/g, " "))) {
        return "it changes files";
      }
      return DENIED[cause.permission] || DEEP;
    }
    if (cause.code === "ERR_DLOPEN_DISABLED") return "it loads machine code";
  }
  return undefined;
}

module.exports = { confine, refusal };
