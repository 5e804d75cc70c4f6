'use strict';
// The diagram of tables: boxes with lines from each to those that it references.
const box = { width: 130, height: 34, between: 24, beforeLevel: 58 };

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
  const isWide = levels.length * (box.width + box.beforeLevel) <= width;
  if (isWide) {
    const step = Math.min(260, levels.length > 1 ? (width - box.width - 2) / (levels.length - 1) : 0);
    const height = longest * (box.height + box.between);
    levels.forEach((level, i) => level.forEach((name, j) =>
      places.set(name, { x: 1 + i * step, y: (j + 0.5) * height / level.length - box.height / 2 })));
    return { isWide, places, height };
  }
  const perLine = Math.max(1, Math.floor((width + box.between) / (box.width + box.between)));
  let y = 1;
  for (const level of levels) {
    for (let from = 0; from < level.length; from += perLine) {
      const line = level.slice(from, from + perLine);
      const first = (width - line.length * (box.width + box.between) + box.between) / 2;
      line.forEach((name, j) => places.set(name, { x: first + j * (box.width + box.between), y }));
      y += box.height + box.between;
    }
    y += box.beforeLevel - box.between;
  }
  return { isWide, places, height: y - box.beforeLevel + 2 };
}

// From the side of the referencing box that faces the level above to the facing side of the referenced one, with a head there.
function drawLine(from, to, isWide) {
  const [x1, y1, x2, y2] = isWide
    ? [from.x, from.y + box.height / 2, to.x + box.width + 7, to.y + box.height / 2]
    : [from.x + box.width / 2, from.y, to.x + box.width / 2, to.y + box.height + 7];
  const [bendX, bendY] = isWide ? [Math.abs(x1 - x2) / 2, 0] : [0, Math.abs(y1 - y2) / 2];
  const head = isWide ? [[x2 - 7, y2], [x2, y2 - 4], [x2, y2 + 4]] : [[x2, y2 - 7], [x2 - 4, y2], [x2 + 4, y2]];
  const shape = { x1, y1, x2, y2, cpx1: x1 - bendX, cpy1: y1 - bendY, cpx2: x2 + bendX, cpy2: y2 + bendY };
  return [
    { type: 'bezierCurve', silent: true, shape, style: { stroke: color('quiet'), fill: 'none', lineWidth: 1 } },
    { type: 'polygon', silent: true, shape: { points: head }, style: { fill: color('quiet') } },
  ];
}

function drawBox(name, place, open) {
  const onclick = () => open(name);
  return [
    {
      type: 'rect', onclick, shape: { ...place, width: box.width, height: box.height, r: 6 },
      style: { fill: color('panel'), stroke: color('source'), lineWidth: 1.5 },
    },
    {
      type: 'text', onclick, x: place.x + box.width / 2, y: place.y + box.height / 2,
      style: {
        text: name, fill: color('text'), fontSize: 12, align: 'center', verticalAlign: 'middle', width: box.width - 12, overflow: 'truncate',
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
            .flatMap(edge => drawLine(laid.places.get(edge.child), laid.places.get(edge.parent), laid.isWide)),
          ...tables.flatMap(table => drawBox(table.table, laid.places.get(table.table), open)),
        ],
      },
    }),
    place => {
      laid = layOut(levels, place.clientWidth);
      place.style.height = `${laid.height}px`;
    });
}
