import {
  LngLatBounds,
  Map as MapLibre,
  Marker,
  NavigationControl,
  setWorkerUrl,
  type GeoJSONSource,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef, useState } from 'react';
import { useLanguage, useTranslation } from '@/i18n';
import { asksForStillness, useThemeName } from '@/theme/appearance';
import { cluster, type Placed } from './cluster';
import { names, outlineSource } from './outline';
import { mapStyle } from './style';
import './map.css';

// Vite moves the worker, and the library would look for it beside itself.
setWorkerUrl(workerUrl);

export interface Pin extends Placed {
  label: string;
  tone?: 'moving' | 'old' | 'stop' | 'corner';
}

export interface Way {
  /** Longitude and latitude in degrees. */
  points: readonly (readonly [number, number])[];
  dashed?: boolean;
}

export interface MapViewProps {
  label: string;
  pins?: readonly Pin[];
  ways?: readonly Way[];
  areas?: readonly (readonly (readonly [number, number])[])[];
  selected?: string | undefined;
  onPin?: (id: string) => void;
  /** A click on the ground, in degrees. */
  onGround?: (latitude: number, longitude: number) => void;
  /** What is looked at: when it changes, the map moves to what it shows. */
  fit: string;
}

/** Mainland and its coasts: what stands there while nothing else is shown. */
const china: [number, number, number, number] = [78, 19, 132, 50];

const boundsOf = ({ pins = [], ways = [], areas = [] }: MapViewProps): LngLatBounds | undefined => {
  const all = [
    ...pins.map((pin) => [pin.longitude, pin.latitude] as const),
    ...ways.flatMap((way) => way.points),
    ...areas.flat(),
  ];
  if (all.length === 0) return undefined;
  const bounds = new LngLatBounds();
  all.forEach(([longitude, latitude]) => bounds.extend([longitude, latitude]));
  return bounds;
};

const feature = (geometry: GeoJSON.Geometry, properties: GeoJSON.GeoJsonProperties = {}): GeoJSON.Feature => ({
  type: 'Feature',
  properties,
  geometry,
});

const draw = (map: MapLibre, { ways = [], areas = [] }: MapViewProps): void => {
  map.getSource<GeoJSONSource>('ways')?.setData({
    type: 'FeatureCollection',
    features: ways.map((way) =>
      feature(
        { type: 'LineString', coordinates: way.points.map((point) => [...point]) },
        { dashed: way.dashed ?? false },
      ),
    ),
  });
  map.getSource<GeoJSONSource>('areas')?.setData({
    type: 'FeatureCollection',
    features: areas
      .filter((corners) => corners.length > 1)
      .map((corners) =>
        feature({ type: 'Polygon', coordinates: [[...corners, corners[0] ?? [0, 0]].map((c) => [...c])] }),
      ),
  });
};

const pinElement = (text: string, label: string, className: string, onClick: () => void): HTMLElement => {
  // A pin is a picture of a row in the list beside the map: the keyboard goes through the list.
  const element = document.createElement('div');
  element.className = className;
  element.textContent = text;
  element.title = label;
  element.addEventListener('click', (event) => {
    event.stopPropagation();
    onClick();
  });
  return element;
};

const labelElement = (name: string): HTMLElement => {
  const element = document.createElement('div');
  element.className = 'wh-map-name';
  element.lang = 'zh-CN';
  element.textContent = name;
  return element;
};

const setPins = (map: MapLibre, props: MapViewProps): Marker[] =>
  cluster(props.pins ?? [], map.getZoom()).map((one) => {
    const [first] = one.members;
    const many = one.members.length > 1 && first?.tone !== 'corner';
    const chosen = one.members.some((member) => member.id === props.selected);
    const look = many ? 'wh-pin wh-pin-many' : `wh-pin wh-pin-${first?.tone ?? 'still'}`;
    const label = one.members.map((member) => member.label).join(', ');
    const element = pinElement(
      many ? String(one.members.length) : '',
      label,
      chosen ? `${look} wh-pin-now` : look,
      () => {
        if (!many) return first && props.onPin?.(first.id);
        const bounds = boundsOf({ ...props, pins: one.members, ways: [], areas: [] });
        if (bounds) map.fitBounds(bounds, { padding: 80, maxZoom: 16, animate: !asksForStillness() });
      },
    );
    return new Marker({ element }).setLngLat([one.longitude, one.latitude]).addTo(map);
  });

/** A map of our own: outlines, ways, areas and pins. What it shows stands in words beside it. */
const MapView = (props: MapViewProps) => {
  const { t } = useTranslation('telematics');
  const language = useLanguage();
  const theme = useThemeName();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<MapLibre>(undefined);
  const latest = useRef(props);
  const pins = useRef<Marker[]>([]);
  const [ready, setReady] = useState(0);
  const [broken, setBroken] = useState(false);

  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (!box.current) return;
    let made: MapLibre;
    try {
      made = new MapLibre({
        container: box.current,
        style: mapStyle(theme),
        bounds: china,
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        maxPitch: 0,
        renderWorldCopies: false,
      });
    } catch {
      setBroken(true); // no WebGL here: the list beside it says the same
      return;
    }
    map.current = made;
    made.touchZoomRotate.disableRotation();
    made.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    const canvas = made.getCanvas();
    canvas.setAttribute('role', 'img');
    const redraw = () => {
      pins.current.forEach((pin) => pin.remove());
      pins.current = setPins(made, latest.current);
    };
    names.forEach(({ name, at: [longitude, latitude] }) =>
      new Marker({ element: labelElement(name) }).setLngLat([longitude, latitude]).addTo(made),
    );
    made.on('style.load', () => setReady((times) => times + 1));
    made.on('zoomend', redraw);
    made.on('click', (event) => latest.current.onGround?.(event.lngLat.lat, event.lngLat.lng));
    return () => {
      map.current = undefined;
      pins.current = [];
      made.remove();
    };
    // the theme of the first drawing; later ones are set below
  }, []);

  useEffect(() => {
    map.current?.setStyle(mapStyle(theme), { diff: true });
  }, [theme]);

  useEffect(() => {
    const bounds = boundsOf(latest.current);
    if (bounds) map.current?.fitBounds(bounds, { padding: 48, maxZoom: 15, animate: false });
  }, [props.fit]);

  useEffect(() => {
    if (!map.current || ready === 0) return;
    draw(map.current, props);
    pins.current.forEach((pin) => pin.remove());
    pins.current = setPins(map.current, props);
    map.current.getCanvas().setAttribute('aria-label', props.label);
  }, [ready, theme, props]);

  return (
    <figure className="wh-map">
      <div ref={box} className="wh-map-box" lang={language} />
      {broken && <p className="wh-map-broken">{t('noDrawing')}</p>}
      <figcaption className="wh-note">
        {t('mapSource')} {outlineSource}
      </figcaption>
    </figure>
  );
};

export default MapView;
