import type { AuditEvent } from '@/api/types';
import { type Bytes, fromBase64, hex, Malformed, Unsupported } from '@/lib/audit/bytes';
import { checkpointOf, signerOf, type VerifierKey, verifierKeys, WrongSignature } from '@/lib/audit/checkpoint';
import { at, isObject, type Json, type JsonObject } from '@/lib/audit/json';
import { leafHash, ProofRejected, verifyInclusion } from '@/lib/audit/merkle';
import { commitmentOf } from '@/lib/audit/personal-values';
import { rawMembers } from '@/lib/audit/told-event';

/** As the service answers it; leaf and hashes in base64. */
export interface EventProof {
  leaf_index: number;
  tree_size: number;
  leaf: string;
  hashes: string[];
  checkpoint: string;
}

/** What came of verifying a proof here, and what it was made of. */
export interface ProvenEvent {
  /** Why it does not hold; undefined where it does. */
  fault: string | undefined;
  index: number;
  size: number;
  leafHash: string;
  /** The audit path, from the leaf's sibling to the root's. */
  path: string[];
  root: string;
  checkpoint: string;
  key: VerifierKey | undefined;
  /** When the log took the event. */
  recordedAt: string | undefined;
  /** Values that the log commits to without holding them: a person's, who may be erased. */
  sealed: number;
}

/**
 * Verifies that what is told of the event is what its leaf says, that the leaf stands in the log, and that the log's key
 * signed it so.
 *
 * @throws Unsupported where this browser lacks what it takes
 */
export async function provenEvent(event: AuditEvent, proof: EventProof, keyText: string): Promise<ProvenEvent> {
  const found: ProvenEvent = {
    ...{ fault: undefined, index: proof.leaf_index, size: proof.tree_size, path: proof.hashes },
    ...{ leafHash: '', root: '', checkpoint: proof.checkpoint, key: undefined, recordedAt: undefined, sealed: 0 },
  };
  try {
    await prove(event, proof, keyText, found);
  } catch (failure) {
    if (failure instanceof Unsupported || !(failure instanceof Error)) {
      throw failure;
    }
    found.fault = sentenceFor(failure);
  }
  return found;
}

async function prove(event: AuditEvent, proof: EventProof, keyText: string, found: ProvenEvent): Promise<void> {
  const leaf = fromBase64(proof.leaf);
  const hashes = proof.hashes.map(fromBase64);
  found.path = hashes.map(hex);
  const hash = await leafHash(leaf);
  found.leafHash = hex(hash);

  const recorded = jsonOf(leaf);
  const time = at(recorded, '/recordedtime');
  found.recordedAt = typeof time === 'string' ? time : undefined;
  const told = event as unknown as JsonObject;
  for (const [member, value] of rawMembers(recorded)) {
    const shown = at(told, `/${member.replace('.', '/')}`) ?? null;
    const { differs, sealed } = compared(shown, value);
    found.sealed += sealed;
    if (differs && !(member === 'time' && isSameMoment(shown, value))) {
      throw new Malformed(`its ${member} is not what was recorded`);
    }
  }

  const keys = await verifierKeys(keyText);
  const checkpoint = checkpointOf(proof.checkpoint);
  found.root = hex(checkpoint.root);
  if (checkpoint.size !== proof.tree_size) {
    throw new Malformed('the checkpoint is over another number of events');
  }
  await verifyInclusion(proof.leaf_index, proof.tree_size, hash, hashes, checkpoint.root);
  found.key = await signerOf(checkpoint, keys);
  if (found.key?.name !== checkpoint.origin || checkpoint.origin !== `truevalue/audit/${event.organization_id}`) {
    throw new Malformed('the checkpoint is not signed by the key of this organisation’s log');
  }
}

/** Whether what is shown differs from what was recorded; where the log holds a commitment, it cannot be compared. */
function compared(shown: Json, recorded: Json): { differs: boolean; sealed: number } {
  if (commitmentOf(recorded) !== undefined) {
    return { differs: false, sealed: 1 };
  }
  const [one, other] = [membersOf(shown), membersOf(recorded)];
  if (one === undefined || other === undefined) {
    return { differs: shown !== unmarked(recorded), sealed: 0 };
  }
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  const inside = [...names].map((name) => compared(one[name] ?? null, other[name] ?? null));
  return {
    differs: Array.isArray(shown) !== Array.isArray(recorded) || inside.some(({ differs }) => differs),
    sealed: inside.reduce((sum, { sealed }) => sum + sealed, 0),
  };
}

/** A moment may be told with other zeros at its end than were recorded: `20:00:00.120Z`, `20:00:00.12Z`. */
function isSameMoment(one: Json, other: Json): boolean {
  const [first, second] = [one, other].map((moment) => {
    const [, seconds, fraction = ''] = /^(.*:\d\d)(?:\.(\d+))?Z$/.exec(typeof moment === 'string' ? moment : '') ?? [];
    return seconds && `${seconds}.${fraction.replace(/0+$/, '')}`;
  });
  return first !== undefined && first === second;
}

/** Numbers that no double tells exactly are texts in a leaf, behind a mark that other texts escape (ADR 0029). */
function unmarked(value: Json): Json {
  if (typeof value !== 'string') {
    return value;
  }
  return value.startsWith('number:') ? Number(value.slice(7)) : value.replace(/^text:/, '');
}

function membersOf(value: Json): JsonObject | undefined {
  return Array.isArray(value) ? Object.fromEntries(value.entries()) : isObject(value) ? value : undefined;
}

function jsonOf(leaf: Bytes): Json {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(leaf)) as Json;
}

function sentenceFor(failure: Error): string {
  if (failure instanceof ProofRejected) {
    return `The path to the signed root does not hold: ${failure.message}.`;
  }
  if (failure instanceof WrongSignature) {
    return 'The signature of the checkpoint does not hold.';
  }
  if (failure instanceof Malformed) {
    return `${failure.message.charAt(0).toUpperCase()}${failure.message.slice(1)}.`;
  }
  return 'The leaf cannot be read.';
}
