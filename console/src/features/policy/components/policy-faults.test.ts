import { expect, it } from 'vitest';
import { ApiProblem } from '@/api/problem';
import { conditionFaults } from '@/features/policy/components/policy-faults';

const refused = (error: object) =>
  new ApiProblem({ status: 400, code: 'validation_failed', title: 'Not valid', errors: [error as never] });

it('takes the place of a fault from its members', () => {
  expect(conditionFaults(refused({ field: 'condition', code: 'cel', message: 'unknown', line: 2, column: 7 }))).toEqual(
    [{ line: 2, column: 7, message: 'unknown' }],
  );
});

it('takes the place of a fault from its words', () => {
  expect(conditionFaults(refused({ field: 'condition', code: 'cel', message: '1:4: undeclared reference' }))).toEqual([
    { line: 1, column: 4, message: 'undeclared reference' },
  ]);
});

it('leaves the faults of other fields to them', () => {
  expect(conditionFaults(refused({ field: 'name', code: 'size', message: 'too long' }))).toEqual([]);
  expect(conditionFaults(new Error('anything'))).toEqual([]);
});
