'use strict';
// The diagram of tables: boxes with lines from each to those that it references.
const box = { narrowest: 130, widest: 260, height: 34, between: 24, beforeLevel: 58 };

// Wide enough for the longest name, of whose letters each takes about seven pixels, as far as there is room.
function widthOf(levels, room) {
  const wanted = 24 + 7 * Math.max(...levels.flat().map(name => name.length));
  return Math.max(box.narrowest, Math.min(box.widest, wanted, Math.floor(room)));
}

// How many keys lie above each table: 0 for one that references no other.
function levelsOf(tables, edges) {
  const levels = new Map();
  function levelOf(name, seen) {
    if (!levels.has(name)) {
      const parents = edges.filter(edge => edge.child === name && edge.parent !== name && !seen.includes(edge.parent));
      levels.set(name, parents.length ? 1 + Math.max(...parents.map(edge => levelOf(edge.parent, [...seen, name]))) : 0);
    }
    return levels.get(name);
  }
  const rows = [];
  tables.forEach(table => (rows[levelOf(table.table, [])] ??= []).push(table.table));
  return rows.filter(row => row);
}

// Levels stand side by side where there is room, and below each other, in as many lines as they need, where there is not.
function layOut(levels, width) {
  const places = new Map();
  const longest = Math.max(...levels.map(level => level.length));
  const isWide = levels.length * (box.narrowest + box.beforeLevel) <= width;
  const boxWidth = widthOf(levels, isWide ? width / levels.length - box.beforeLevel : (width - box.between) / 2);
  if (isWide) {
    const step = Math.min(boxWidth + box.narrowest, levels.length > 1 ? (width - boxWidth - 2) / (levels.length - 1) : 0);
    const height = longest * (box.height + box.between);
    levels.forEach((level, i) => level.forEach((name, j) =>
      places.set(name, { x: 1 + i * step, y: (j + 0.5) * height / level.length - box.height / 2 })));
    return { isWide, boxWidth, places, height };
  }
  const perLine = Math.max(1, Math.floor((width + box.between) / (boxWidth + box.between)));
  let y = 1;
  for (const level of levels) {
    for (let from = 0; from < level.length; from += perLine) {
      const line = level.slice(from, from + perLine);
      const first = (width - line.length * (boxWidth + box.between) + box.between) / 2;
      line.forEach((name, j) => places.set(name, { x: first + j * (boxWidth + box.between), y }));
      y += box.height + box.between;
    }
    y += box.beforeLevel - box.between;
  }
  return { isWide, boxWidth, places, height: y - box.beforeLevel + 2 };
}

// From the side of the referencing box that faces the level above to the facing side of the referenced one, with a head there.
function drawLine(from, to, { isWide, boxWidth }) {
  const [x1, y1, x2, y2] = isWide
    ? [from.x, from.y + box.height / 2, to.x + boxWidth + 7, to.y + box.height / 2]
    : [from.x + boxWidth / 2, from.y, to.x + boxWidth / 2, to.y + box.height + 7];
  const [bendX, bendY] = isWide ? [Math.abs(x1 - x2) / 2, 0] : [0, Math.abs(y1 - y2) / 2];
  const head = isWide ? [[x2 - 7, y2], [x2, y2 - 4], [x2, y2 + 4]] : [[x2, y2 - 7], [x2 - 4, y2], [x2 + 4, y2]];
  const shape = { x1, y1, x2, y2, cpx1: x1 - bendX, cpy1: y1 - bendY, cpx2: x2 + bendX, cpy2: y2 + bendY };
  return [
    { type: 'bezierCurve', silent: true, shape, style: { stroke: color('quiet'), fill: 'none', lineWidth: 1 } },
    { type: 'polygon', silent: true, shape: { points: head }, style: { fill: color('quiet') } },
  ];
}

function drawBox(name, place, width, open) {
  const onclick = () => open(name);
  return [
    {
      type: 'rect', onclick, shape: { ...place, width, height: box.height, r: 6 },
      style: { fill: color('panel'), stroke: color('source'), lineWidth: 1.5 },
    },
    {
      type: 'text', onclick, x: place.x + width / 2, y: place.y + box.height / 2,
      style: {
        text: name, fill: color('text'), fontSize: 12, align: 'center', verticalAlign: 'middle', width: width - 12, overflow: 'truncate',
      },
    },
  ];
}

function schemaDiagram(tables, edges, open) {
  const levels = levelsOf(tables, edges);
  let laid;
  return plot(
    'diagram',
    `Diagram of ${tables.length} tables and ${edges.length} foreign keys; the same is in the table of keys`,
    () => ({
      animation: false,
      graphic: {
        elements: [
          ...edges.filter(edge => edge.child !== edge.parent && laid.places.has(edge.child) && laid.places.has(edge.parent))
            .flatMap(edge => drawLine(laid.places.get(edge.child), laid.places.get(edge.parent), laid)),
          ...tables.flatMap(table => drawBox(table.table, laid.places.get(table.table), laid.boxWidth, open)),
        ],
      },
    }),
    place => {
      laid = layOut(levels, place.clientWidth);
      place.style.height = `${laid.height}px`;
    });
}
