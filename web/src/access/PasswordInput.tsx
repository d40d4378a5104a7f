import { Input } from 'antd';
import { Field } from '@/parts/Form';

interface PasswordInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Tells the browser's keeper of passwords which one this is. */
  kind: 'current-password' | 'new-password';
  problem?: string | undefined;
  note?: string;
}

export const PasswordInput = ({ label, value, onChange, kind, problem, note }: PasswordInputProps) => (
  <Field label={label} problem={problem} note={note && <span>{note}</span>}>
    {(ids) => (
      <Input.Password {...ids} autoComplete={kind} value={value} onChange={(event) => onChange(event.target.value)} />
    )}
  </Field>
);
