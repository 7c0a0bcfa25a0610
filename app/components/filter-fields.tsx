import { Select, TextField } from '@shopify/polaris';

interface FieldProps {
  label: string;
  value: string | undefined;
  onChange: (value: string) => void;
}

interface ChoiceProps extends FieldProps {
  /** What the empty choice is called. */
  all: string;
  options: { value: string; label: string }[];
}

/** One of some values, or all. */
export function FilterChoice({ label, all, options, value, onChange }: ChoiceProps) {
  return (
    <Select
      label={label}
      options={[{ value: '', label: all }, ...options]}
      value={value ?? ''}
      onChange={onChange}
    />
  );
}

/** A day. */
export function FilterDay({ label, value, onChange }: FieldProps) {
  return <TextField type="date" label={label} value={value ?? ''} onChange={onChange} autoComplete="off" />;
}
