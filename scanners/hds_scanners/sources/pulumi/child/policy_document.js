"use strict";
// What `aws:iam/getPolicyDocument` answers: it needs no account, only its arguments.

const list = (items) => (Array.isArray(items) ? items.filter((item) => item !== null && typeof item === "object") : []);

/** The document that the arguments (under Pulumi's names) describe. */
function policyDocument(given) {
  return { Version: given.version || "2012-10-17", Statement: list(given.statements).map(statement) };
}

function statement(item) {
  const all = {
    Sid: item.sid,
    Effect: item.effect || "Allow",
    Action: item.actions,
    NotAction: item.notActions,
    Resource: item.resources,
    NotResource: item.notResources,
    Principal: principals(item.principals),
    NotPrincipal: principals(item.notPrincipals),
    Condition: conditions(item.conditions),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => !empty(value)));
}

function empty(value) {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function principals(items) {
  const found = {};
  for (const item of list(items)) {
    if (typeof item.type === "string") found[item.type] = (found[item.type] || []).concat(item.identifiers);
  }
  const everyone = Object.keys(found).length === 1 && found["*"];
  return everyone && everyone.length && everyone.every((who) => who === "*") ? "*" : found;
}

function conditions(items) {
  const found = {};
  for (const item of list(items)) {
    if (typeof item.test === "string" && typeof item.variable === "string") {
      (found[item.test] = found[item.test] || {})[item.variable] = item.values;
    }
  }
  return found;
}

module.exports = { policyDocument };
