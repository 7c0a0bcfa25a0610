import { Button, InlineStack, TextField } from '@shopify/polaris';
import { useEffect, useState, type ReactNode } from 'react';

interface Props {
  label: string;
  placeholder: string;
  /** Of the button that searches. */
  button: string;
  /** What is searched for now. */
  searched: string;
  onSearch: (text: string) => void;
  /** Further buttons beside it. */
  children?: ReactNode;
}

/** A field that a list is searched by, when its button or Enter is pressed. */
export function SearchForm({ label, placeholder, button, searched, onSearch, children }: Props) {
  const [text, setText] = useState(searched);
  useEffect(() => setText(searched), [searched]);
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(text.trim());
      }}
    >
      <InlineStack gap="200" blockAlign="end">
        <div className="grows">
          <TextField
            label={label}
            placeholder={placeholder}
            value={text}
            onChange={setText}
            onClearButtonClick={() => onSearch('')}
            clearButton
            autoComplete="off"
          />
        </div>
        <Button submit>{button}</Button>
        {children}
      </InlineStack>
    </form>
  );
}
