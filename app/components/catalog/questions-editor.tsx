import {
  BlockStack,
  Button,
  Card,
  FormLayout,
  InlineError,
  InlineStack,
  Text,
  TextField,
} from '@shopify/polaris';
import { useTranslations } from 'use-intl';
import type { Question } from '#app/catalog/voice/voice.ts';

interface Props {
  questions: Question[];
  onChange: (questions: Question[]) => void;
  error?: string;
  isLocked: boolean;
}

/** Questions that buyers ask about the product, with the merchant's answers. */
export function QuestionsEditor({ questions, onChange, error, isLocked }: Props) {
  const t = useTranslations('catalog.voice');
  const change = (at: number, part: Partial<Question>) =>
    onChange(questions.map((question, index) => (index === at ? { ...question, ...part } : question)));
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('questions')}
          </Text>
          <Text as="p" tone="subdued">
            {t('questionsText')}
          </Text>
        </BlockStack>
        {questions.map(({ question, answer }, index) => (
          <FormLayout key={index}>
            <TextField
              label={t('question', { number: index + 1 })}
              value={question}
              onChange={(value) => change(index, { question: value })}
              maxLength={500}
              autoComplete="off"
              disabled={isLocked}
            />
            <TextField
              label={t('answer', { number: index + 1 })}
              value={answer}
              onChange={(value) => change(index, { answer: value })}
              maxLength={5000}
              multiline={2}
              autoComplete="off"
              disabled={isLocked}
            />
            {!isLocked && (
              <Button variant="plain" onClick={() => onChange(questions.filter((_, at) => at !== index))}>
                {t('removeQuestion', { number: index + 1 })}
              </Button>
            )}
          </FormLayout>
        ))}
        {error && <InlineError message={error} fieldID="questions" />}
        {!isLocked && (
          <InlineStack>
            <Button onClick={() => onChange([...questions, { question: '', answer: '' }])}>
              {t('addQuestion')}
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}
