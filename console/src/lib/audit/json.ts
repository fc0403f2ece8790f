export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a JSON pointer (RFC 6901), or undefined. */
export function at(document: Json, pointer: string): Json | undefined {
  let found: Json | undefined = document;
  for (const step of stepsOf(pointer)) {
    found = memberOf(found, step);
  }
  return found;
}

/** The document with another value at the pointer, whose holder must be there; the document itself stays as it is. */
export function withValue(document: Json, pointer: string, value: Json): Json {
  return put(document, stepsOf(pointer), value);
}

function put(into: Json, [step, ...rest]: string[], value: Json): Json {
  if (step === undefined) {
    return value;
  }
  const inside = put(memberOf(into, step) ?? null, rest, value);
  if (Array.isArray(into)) {
    return into.map((one, index) => (String(index) === step ? inside : one));
  }
  return isObject(into) ? Object.fromEntries([...Object.entries(into), [step, inside]]) : into;
}

function memberOf(holder: Json | undefined, step: string): Json | undefined {
  if (Array.isArray(holder)) {
    return /^(0|[1-9]\d*)$/.test(step) ? holder[Number(step)] : undefined;
  }
  return isObject(holder) && Object.hasOwn(holder, step) ? holder[step] : undefined;
}

function stepsOf(pointer: string): string[] {
  const [before, ...steps] = pointer.split('/');
  if (before !== '') {
    return ['\0'];
  }
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Whether two values are the same, whatever the order of their members. */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, index) => sameJson(value, other[index]));
  }
  if (isObject(one) && isObject(other)) {
    const names = Object.keys(one);
    return (
      names.length === Object.keys(other).length &&
      names.every((name) => Object.hasOwn(other, name) && sameJson(one[name], other[name]))
    );
  }
  return one === other;
}
