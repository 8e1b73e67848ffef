import { lazy, Suspense, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import type { FormField } from '../../ui/form/answer-field.tsx';
import { LongTextField } from '../../ui/form/text-fields.tsx';
import { useFormat, useT } from '../../ui/reading.tsx';
import { pointsOf, writePoints } from '../../ui/map/points.ts';
import type { Shape } from '../../ui/map/points.ts';
import { asText, useFilling } from './filling.tsx';

/** Maps are drawn by a library that is large, so it comes only where there is one. */
const MapCanvas = lazy(async () => ({ default: (await import('../../ui/map/map-canvas.tsx')).MapCanvas }));

const shapes = { 'map-point': 'point', 'map-route': 'route', 'map-area': 'area' } as const;

interface MapFieldProps {
  readonly field: FormField;
  readonly path: string;
}

/** A place on the map of Hong Kong. The list of coordinates and the map are two ways of the same: what one changes, the other shows. */
export function MapField({ field, path }: MapFieldProps) {
  const t = useT();
  const format = useFormat();
  const { values, change, leave, error, isDisabled } = useFilling();
  const [isOpen, setIsOpen] = useState(false);
  const shape: Shape = shapes[field.kind as keyof typeof shapes];
  const text = asText(values[path]);
  const own = field.hint ? `${format.text(field.hint)} ` : '';
  return (
    <div className="map-field">
      <LongTextField
        name={path}
        label={format.text(field.label)}
        hint={`${own}${t(field.heights ? 'forms.hint.map_heights' : `forms.hint.map_${shape}`)}`}
        rows={shape === 'point' ? 1 : 5}
        value={text}
        onChange={(typed) => change(path, typed)}
        onBlur={() => leave(path)}
        error={error(path)}
        isOptional={field.required !== true}
        isDisabled={isDisabled}
      />
      <div>
        <Button kind="secondary" onPress={() => setIsOpen(!isOpen)}>
          {t(isOpen ? 'forms.map.close' : 'forms.map.open')}
        </Button>
      </div>
      {isOpen && (
        <Suspense fallback={<p className="muted">{t('common.waiting')}</p>}>
          <MapCanvas
            shape={shape}
            points={pointsOf(text)}
            label={t('forms.map.label', { label: format.text(field.label) })}
            {...(!isDisabled && { onChange: (points) => change(path, writePoints(points, field.heights === true), true) })}
          />
        </Suspense>
      )}
    </div>
  );
}
