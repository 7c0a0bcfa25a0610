import { Badge } from '@shopify/polaris';
import type { Label } from './label.ts';

/** A state as a badge; one that is nothing to note is plain text. */
export function StatusLabel({ label }: { label: Label }) {
  if (!label.tone && !label.progress) return <span>{label.text}</span>;
  return (
    <Badge tone={label.tone} progress={label.progress}>
      {label.text}
    </Badge>
  );
}
