import { Input, Slider } from 'antd';
import { useEffect, useId, useState } from 'react';
import './slider.css';

interface SliderFieldProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step: number;
  /** As printed in the field, and back from what was typed; undefined when it is no such value. */
  print: (value: number) => string;
  parse: (text: string) => number | undefined;
  /** Right of the figure in the field: '20.00%'. */
  suffix?: string;
  ends: readonly [string, string];
  between?: React.ReactNode;
  onChange: (value: number) => void;
}

/** A figure that can be dragged, typed and stepped with the arrow keys. */
export const SliderField = (props: SliderFieldProps) => {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  useEffect(() => setTyped(undefined), [props.value]);
  const settle = () => {
    const value = typed === undefined ? undefined : props.parse(typed);
    setTyped(undefined);
    if (value !== undefined) props.onChange(Math.min(props.max, Math.max(props.min, value)));
  };
  return (
    <div className="wh-slider">
      <label htmlFor={id}>{props.label}</label>
      <Input
        id={id}
        inputMode="decimal"
        value={typed ?? props.print(props.value)}
        suffix={props.suffix}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={settle}
        onPressEnter={settle}
      />
      <Slider
        min={props.min}
        max={props.max}
        step={props.step}
        value={props.value}
        onChange={props.onChange}
        tooltip={{ open: false }}
        ariaLabelForHandle={props.label}
        ariaValueTextFormatterForHandle={(value) => props.print(value ?? props.value)}
      />
      <div className="wh-slider-ends">
        <span>{props.ends[0]}</span>
        {props.between !== undefined && <span>{props.between}</span>}
        <span>{props.ends[1]}</span>
      </div>
    </div>
  );
};
