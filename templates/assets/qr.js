// A text as a QR code (ISO/IEC 18004): bytes, level M, mask 0, versions 1 to 10.
const TOTAL = [26, 44, 70, 100, 134, 172, 196, 242, 292, 346];
const CHECK = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26]; // of each block
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5];
const FORMAT = 0x5412; // level M, mask 0, with its own check bits

const POWER = [1];
for (let i = 1; i < 255; i++) POWER[i] = (POWER[i - 1] << 1) ^ (POWER[i - 1] > 127 ? 0x11d : 0);
const times = (a, b) => (a && b ? POWER[(POWER.indexOf(a) + POWER.indexOf(b)) % 255] : 0);

/** An <svg> in a list, or an empty list for a text that is too long. */
export function qr(text) {
  const rows = modules(text);
  if (!rows) return [];
  const size = rows.length + 8; // with the quiet zone
  const dark = rows.flatMap((row, y) => row.map((on, x) => (on ? `M${x + 4} ${y + 4}h1v1h-1z` : "")));
  const make = (name, facts) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(facts)) made.setAttribute(key, value);
    return made;
  };
  const svg = make("svg", { viewBox: `0 0 ${size} ${size}`, "aria-hidden": "true" });
  svg.append(make("path", { d: dark.join("") }));
  return [svg];
}

/** Rows of true for dark. */
export function modules(text) {
  const bytes = new TextEncoder().encode(text);
  const room = (i) => TOTAL[i] - CHECK[i] * BLOCKS[i];
  const version = TOTAL.findIndex((_, i) => bytes.length + (i > 8 ? 3 : 2) <= room(i)) + 1;
  return version && drawn(version, protect(version, message(bytes, version, room(version - 1))));
}

function message(bytes, version, room) {
  let bits = "0100" + bytes.length.toString(2).padStart(version > 9 ? 16 : 8, "0");
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  bits = (bits + "0000").slice(0, room * 8);
  bits = bits.padEnd(Math.ceil(bits.length / 8) * 8, "0");
  while (bits.length < room * 8) bits += "1110110000010001".slice(0, room * 8 - bits.length);
  return bits.match(/.{8}/g).map((byte) => parseInt(byte, 2));
}

/** The words of all blocks with their check words, interleaved. */
function protect(version, words) {
  const check = CHECK[version - 1];
  const blocks = BLOCKS[version - 1];
  let factor = [1];
  for (let i = 0; i < check; i++) factor = [...factor, 0].map((one, k) => one ^ times(factor[k - 1] ?? 0, POWER[i]));
  const short = Math.floor(words.length / blocks);
  const parts = [];
  for (let i = 0, at = 0; i < blocks; i++) {
    const end = at + short + (i >= blocks - (words.length % blocks) ? 1 : 0);
    parts.push(words.slice(at, end));
    at = end;
  }
  const checks = parts.map((part) => {
    const rest = [...part, ...Array(check).fill(0)];
    part.forEach((_, i) => {
      const lead = rest[i];
      factor.forEach((one, k) => (rest[i + k] ^= times(one, lead)));
    });
    return rest.slice(part.length);
  });
  const weave = (lists, length) => Array.from({ length }, (_, i) => lists.map((one) => one[i])).flat();
  return [...weave(parts, short + 1).filter((one) => one !== undefined), ...weave(checks, check)];
}

function drawn(version, words) {
  const size = version * 4 + 17;
  const rows = Array.from({ length: size }, () => Array(size));
  const set = (x, y, on) => (rows[y][x] = !!on);
  const square = (x, y, radius, rule) => {
    for (let dy = -radius; dy <= radius; dy++)
      for (let dx = -radius; dx <= radius; dx++)
        if (rows[y + dy] && x + dx >= 0 && x + dx < size) set(x + dx, y + dy, rule(Math.max(Math.abs(dx), Math.abs(dy))));
  };
  for (let i = 0; i < size; i++) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) square(x, y, 4, (far) => far !== 2 && far !== 4);
  const last = size - 7;
  const marks = version < 2 ? [] : version < 7 ? [6, last] : [6, (6 + last) / 2, last];
  for (const x of marks)
    for (const y of marks)
      if (!((x === 6 && (y === 6 || y === last)) || (x === last && y === 6))) square(x, y, 2, (far) => far !== 1);
  const format = (i) => (FORMAT >> i) & 1;
  for (let i = 0; i < 15; i++) {
    set(8, i < 6 ? i : i < 8 ? i + 1 : size - 15 + i, format(i));
    set(i < 8 ? size - 1 - i : i < 9 ? 7 : 14 - i, 8, format(i));
  }
  set(8, size - 8, true);
  if (version > 6) {
    let rest = version;
    for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
    const bits = (version << 12) | rest;
    for (let i = 0; i < 18; i++) {
      set(size - 11 + (i % 3), Math.floor(i / 3), (bits >> i) & 1);
      set(Math.floor(i / 3), size - 11 + (i % 3), (bits >> i) & 1);
    }
  }
  let at = 0;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5; // the column of the timing pattern is jumped over
    for (let step = 0; step < size; step++)
      for (const x of [right, right - 1]) {
        const y = (right + 1) & 2 ? step : size - 1 - step;
        if (rows[y][x] !== undefined) continue;
        set(x, y, ((words[at >> 3] >> (7 - (at & 7))) & 1) ^ ((x + y) % 2 === 0));
        at++;
      }
  }
  return rows;
}
