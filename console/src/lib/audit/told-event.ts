import { at, isObject, type Json, type JsonObject } from '@/lib/audit/json';
import { commitmentOf, ERASED } from '@/lib/audit/personal-values';

/** Where each member that is told of an event stands in its leaf. */
const TEXTS: Record<string, string> = {
  id: 'id',
  type: 'type',
  source: 'source',
  time: 'time',
  'actor.id': 'actorid',
  'actor.type': 'actortype',
  'actor.display': 'actordisplay',
  organization_id: 'orgid',
  'resource.type': 'type',
  'resource.id': 'subject',
  request_id: 'requestid',
  ip: 'clientip',
  user_agent: 'useragent',
  outcome: 'outcome',
};

/** What a leaf says of each member that is told, as it stands there. */
export function rawMembers(leaf: Json): [member: string, value: Json][] {
  const texts = Object.entries(TEXTS).map(([member, name]): [string, Json] => {
    const value = at(leaf, `/${name}`) ?? null;
    return [member, member === 'resource.type' && typeof value === 'string' ? firstWord(value) : value];
  });
  return [...texts, ['before', stateIn(leaf, 'before')], ['after', stateIn(leaf, 'after')]];
}

/** `contact` of `contact.updated`. */
function firstWord(type: string): string {
  return type.split('.', 1)[0] ?? '';
}

/** What is told of an event, member by member, made from its leaf with the personal values in their places. */
export function toldMembers(leaf: Json): [member: string, value: Json][] {
  return rawMembers(leaf).map(([member, value]) => {
    const isState = member === 'before' || member === 'after';
    return [member, isState ? erasedMarked(value) : typeof value === 'string' ? value : null];
  });
}

/** The same as one object. */
export function toldEvent(leaf: Json): JsonObject {
  const told: JsonObject = {};
  for (const [member, value] of toldMembers(leaf)) {
    const [holder = '', name] = member.split('.');
    if (name === undefined) {
      told[holder] = value;
    } else {
      told[holder] = { ...(told[holder] as JsonObject | undefined), [name]: value };
    }
  }
  return told;
}

function stateIn(leaf: Json, name: string): Json {
  const data = at(leaf, '/data');
  return isObject(data) ? (at(data, `/${name}`) ?? null) : null;
}

/** A commitment that no value took the place of is of somebody who was erased. */
function erasedMarked(value: Json): Json {
  if (commitmentOf(value) !== undefined) {
    return ERASED;
  }
  if (Array.isArray(value)) {
    return value.map(erasedMarked);
  }
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, erasedMarked(member)]))
    : value;
}
