import { z } from 'zod';
import { AppError } from '#app/kernel/app-error.ts';
import { fieldPath } from '#app/kernel/field-path.ts';
import { htmlToText } from '../html-to-text.ts';
import { isHtml } from './override-value.ts';
import type { Question } from './voice.ts';

const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((written) => (isHtml(written) ? htmlToText(written) : written).replaceAll('\0', '').trim())
    .pipe(z.string().min(1, 'is empty'));
const questionList = z.array(z.strictObject({ question: text(500), answer: text(5_000) })).max(50);

/**
 * Reads questions with their answers; markup is taken off.
 * @throws AppError `invalid` that names the question (`questions.2.answer: is empty`)
 */
export function readQuestions(questions: readonly Question[]): Question[] {
  const { data, error } = questionList.safeParse(questions);
  if (data) return data;
  const [issue] = error.issues;
  const path = fieldPath(['questions', ...issue!.path]);
  throw new AppError('invalid', `${path}: ${issue!.message}`, { param: '$.questions' });
}
