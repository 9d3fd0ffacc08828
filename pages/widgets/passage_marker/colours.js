// How strongly a code may colour the words so that they stay readable, also where three codes overlap.

const READABLE = 4.5; // WCAG 2.2, 1.4.3 (AA)
const MOST = 0.24;

/** [r, g, b] from "#rrggbb" or "rgb(r, g, b)"; null when it is neither. */
export function rgb(colour) {
  const hex = /^#([0-9a-f]{6})/i.exec(colour);
  if (hex) return [0, 2, 4].map((i) => parseInt(hex[1].slice(i, i + 2), 16));
  const parts = /^rgba?\(([^)]+)\)/.exec(colour);
  return parts ? parts[1].split(/[ ,/]+/).slice(0, 3).map(Number) : null;
}

/** The contrast of two [r, g, b], from 1 to 21. */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The greatest opacity, up to MOST, at which `text` stays readable on `layers` layers of `colour` over `background`. */
export function safeOpacity(colour, background, text, layers = 3) {
  for (let opacity = MOST; opacity > 0.02; opacity -= 0.01) {
    let ground = background;
    for (let layer = 0; layer < layers; layer++) ground = ground.map((part, i) => part * (1 - opacity) + colour[i] * opacity);
    if (contrast(ground, text) >= READABLE) return Math.round(opacity * 100) / 100;
  }
  return 0.02;
}

function luminance(colour) {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
